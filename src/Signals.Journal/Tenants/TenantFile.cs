using System.Data.Common;
using System.IO.Compression;
using Dapper;
using Signals.Journal.Vault;

namespace Signals.Journal.Tenants;

/// <summary>A tenant's file, open for reading.</summary>
internal sealed class TenantFile : IDisposable
{
    private const int MostManifestBytes = 64 * 1024;
    private const int LinesBetweenNotes = 1_000;

    private readonly ZipArchive archive;
    private readonly TransferKey key;

    private TenantFile(ZipArchive archive, TransferKey key, TenantManifest manifest) => (this.archive, this.key, Manifest) = (archive, key, manifest);

    public TenantManifest Manifest { get; }

    /// <exception cref="TenantRefusedException">It is no tenant's file, is not complete, or is under another transfer key.</exception>
    public static TenantFile Open(Stream from, TransferKey key)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
            string[] expected = [.. Part.All.Select(TenantExport.FileName), TenantExport.ManifestName];
            if (!archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal)))
                throw new TenantRefusedException("The file does not hold what an export of a tenant holds. Give the file that 'signals tenant export' wrote.");
            var manifest = TenantManifest.Read(ReadManifest(archive), key);
            if (!manifest.Parts.Select(part => part.Name).SequenceEqual(Part.All.Select(part => part.Name)) || manifest.Municipality == default)
                throw new TenantRefusedException("The manifest names other lists, or another municipality, than an export has. Export again.");
            return new(archive, key, manifest);
        }
        catch (InvalidDataException reason)
        {
            archive?.Dispose();
            throw new TenantRefusedException("The file is no archive, or is not complete. Copy or export it again.", reason);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>What the manifest says of a list.</summary>
    public TenantPart PartOf(Part part) => Manifest.Parts.Single(one => one.Name == part.Name);

    /// <summary>Reads every line of every list, and opens every key, without writing anything.</summary>
    /// <exception cref="TenantRefusedException">Something is not as the manifest says.</exception>
    public async Task Check(VaultKeys keys, CancellationToken cancellation)
    {
        foreach (var part in Part.All) await ForEach(part, keys, _ => Task.CompletedTask, cancellation);
    }

    /// <summary>Makes the rows of a list.</summary>
    public async Task Write(
        DbConnection connection, Part part, string insert, VaultKeys keys, Action<string, long> note, CancellationToken cancellation)
    {
        var lines = 0L;
        await ForEach(part, keys, async values =>
        {
            var parameters = new DynamicParameters();
            parameters.Add("municipality", Manifest.Municipality.Number);
            for (var i = 0; i < values.Length; i++)
                parameters.Add(part.Fields[i].Name, values[i], part.Fields[i].Kind == FieldKind.MaybeInstant && values[i] is null ? System.Data.DbType.Int64 : null);
            await connection.ExecuteAsync(Sql.Of(insert, parameters, cancellation));
            if (++lines % LinesBetweenNotes == 0) note(part.Name, lines);
        }, cancellation);
    }

    public void Dispose() => archive.Dispose();

    private async Task ForEach(Part part, VaultKeys keys, Func<object?[], Task> each, CancellationToken cancellation)
    {
        var stated = PartOf(part);
        var format = new LineFormat(part, Manifest.Municipality, keys, key);
        try
        {
            await using var content = archive.GetEntry(TenantExport.FileName(part))!.Open();
            using var lines = new LineStream(content);
            while (await lines.Next(cancellation) is { } line)
            {
                if (lines.Lines > stated.Lines) throw new TenantRefusedException($"The list of {part.Name} has more lines than its manifest states: the file was altered. Export again.");
                await each(format.Read(line.Span));
            }
            if (lines.Lines != stated.Lines || lines.Sha256() != stated.Sha256)
                throw new TenantRefusedException($"The list of {part.Name} is not the one that the manifest describes: the file was altered or damaged. Export again.");
        }
        catch (Exception reason) when (reason is FormatException or InvalidDataException or BrokenSealException)
        {
            throw new TenantRefusedException($"The list of {part.Name} cannot be read: the file was altered or damaged. Export again.", reason);
        }
    }

    private static byte[] ReadManifest(ZipArchive archive)
    {
        var entry = archive.GetEntry(TenantExport.ManifestName)!;
        if (entry.Length > MostManifestBytes) throw new TenantRefusedException("The manifest is larger than one can be: this is no export of a tenant.");
        using var content = entry.Open();
        var bytes = new byte[MostManifestBytes + 1];
        var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..length];
    }
}
