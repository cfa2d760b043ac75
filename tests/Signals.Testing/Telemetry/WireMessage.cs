using System.Buffers.Binary;
using System.Text;

namespace Signals.Testing.Telemetry;

/// <summary>A protobuf message, taken apart as far as the tests need: numbers as they stand, texts and messages within as bytes.</summary>
public sealed class WireMessage
{
    private readonly List<(int Field, ulong Number, ReadOnlyMemory<byte> Bytes)> fields = [];

    /// <exception cref="FormatException">The bytes are no protobuf message.</exception>
    public WireMessage(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var tag = Varint(ref bytes);
            var field = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0: fields.Add((field, Varint(ref bytes), default)); break;
                case 1: fields.Add((field, BinaryPrimitives.ReadUInt64LittleEndian(Next(ref bytes, 8).Span), default)); break;
                case 2: fields.Add((field, 0, Next(ref bytes, (int)Varint(ref bytes)))); break;
                case 5: fields.Add((field, BinaryPrimitives.ReadUInt32LittleEndian(Next(ref bytes, 4).Span), default)); break;
                default: throw new FormatException("This is no protobuf message.");
            }
        }
    }

    public IEnumerable<WireMessage> Messages(int field) => All(field).Select(bytes => new WireMessage(bytes));

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).Span);

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field).Span);

    public ulong Number(int field) => fields.Find(one => one.Field == field).Number;

    /// <summary>A list of OTLP's attributes.</summary>
    public Dictionary<string, string> Attributes(int field) =>
        Messages(field).ToDictionary(attribute => attribute.Text(1), attribute => attribute.Messages(2).Single().Value());

    private string Value() => fields switch
    {
        [(1, _, _)] => Text(1),
        [(2 or 3, var number, _)] => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        [(4, var number, _)] => BitConverter.UInt64BitsToDouble(number).ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture),
        _ => "",
    };

    private ReadOnlyMemory<byte> Bytes(int field) => All(field).SingleOrDefault();

    private IEnumerable<ReadOnlyMemory<byte>> All(int field) => fields.Where(one => one.Field == field).Select(one => one.Bytes);

    private static ReadOnlyMemory<byte> Next(ref ReadOnlyMemory<byte> bytes, int count)
    {
        if (count < 0 || count > bytes.Length) throw new FormatException("This is no protobuf message.");
        var next = bytes[..count];
        bytes = bytes[count..];
        return next;
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var one = Next(ref bytes, 1).Span[0];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80) return value;
        }
        throw new FormatException("This is no protobuf message.");
    }
}
