using System.Data;
using System.Runtime.CompilerServices;
using Dapper;

namespace Signals.Journal;

/// <summary>An instant as the tables hold it: units of 100 nanoseconds since 1970, which lose nothing of a <see cref="DateTimeOffset"/> but its offset.</summary>
internal readonly record struct Instant(long Value)
{
    public static Instant Of(DateTimeOffset time) => new(time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks);

    public DateTimeOffset Time => new(Value + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero);
}

/// <summary>A signal id or a hash as the tables hold it: 16 bytes, the highest first, which PostgreSQL keeps as <c>uuid</c>.</summary>
internal readonly record struct Bits128(UInt128 Value)
{
    public static Bits128 Of(ReadOnlySpan<byte> bytes) => new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));

    public static Bits128 Of(Guid guid) => Of(guid.ToByteArray(bigEndian: true));

    public void Write(Span<byte> destination) => System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(destination, Value);

    public byte[] ToBytes()
    {
        var bytes = new byte[16];
        Write(bytes);
        return bytes;
    }

    public Guid ToGuid() => new(ToBytes(), bigEndian: true);
}

/// <summary>Teaches Dapper the two column types. They are this assembly's own, so that no one else's mapping changes.</summary>
internal static class ColumnTypes
{
#pragma warning disable CA2255 // Every statement needs the handlers, and there is no earlier moment that all paths share.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Register()
    {
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new Bits128Handler());
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<Instant>
    {
        public override Instant Parse(object value) => new((long)value);

        public override void SetValue(IDbDataParameter parameter, Instant value) => parameter.Value = value.Value;
    }

    private sealed class Bits128Handler : SqlMapper.TypeHandler<Bits128>
    {
        public override Bits128 Parse(object value) => value is Guid guid ? Bits128.Of(guid) : Bits128.Of((byte[])value);

        public override void SetValue(IDbDataParameter parameter, Bits128 value) =>
            parameter.Value = parameter is Npgsql.NpgsqlParameter ? value.ToGuid() : value.ToBytes();
    }
}
