using System.Buffers;
using System.Data.Common;
using System.Security.Cryptography;

namespace Signals.Journal.Tenants;

/// <summary>Writes one list of a tenant from a database, with its hash. Holds one line in memory.</summary>
internal static class PartWriter
{
    private const int LinesBetweenNotes = 1_000;

    /// <param name="connection">Sees one moment.</param>
    /// <param name="part">The list.</param>
    /// <param name="municipality">Its number.</param>
    /// <param name="format">Of the list's lines.</param>
    /// <param name="to">Where to write; <see cref="Stream.Null"/> to learn the hash only.</param>
    /// <param name="note">Told of the lines written, now and then.</param>
    public static async Task<TenantPart> Write(
        DbConnection connection, Part part, int municipality, LineFormat format, Stream to, Action<string, long> note, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in this program.
        command.CommandText = part.Select;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("municipality", municipality);
        command.Parameters.Add(parameter);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new ArrayBufferWriter<byte>();
        var lines = 0L;
        while (await rows.ReadAsync(cancellation))
        {
            line.ResetWrittenCount();
            format.Write(rows, line);
            hash.AppendData(line.WrittenSpan);
            await to.WriteAsync(line.WrittenMemory, cancellation);
            if (++lines % LinesBetweenNotes == 0) note(part.Name, lines);
        }
        return new(part.Name, lines, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
