using System.IO.Compression;
using Signals.Core.Areas;
using Signals.Journal.Vault;

namespace Signals.Journal.Tenants;

/// <summary>Writes everything of one municipality to a file that another installation can read.</summary>
/// <remarks>
/// A ZIP archive with a list of lines of JSON for each of streams, commits, snapshots, registrations, outbox, reminders, personal parts and keys, and at
/// the end <c>manifest.json</c>. Personal parts stay encrypted; their keys are under the transfer key. Equal content makes an equal file.
/// </remarks>
public static class TenantExport
{
    internal const string ManifestName = "manifest.json";

    // The earliest that the format of the archive knows.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="journal">Open alone, so that nobody writes meanwhile.</param>
    /// <param name="vault">Open alone.</param>
    /// <param name="municipality">Whose data.</param>
    /// <param name="transferKey">32 bytes; whoever imports the file needs the same.</param>
    /// <param name="to">Can be sought.</param>
    /// <param name="note">Told, now and then, how many lines of which list were written.</param>
    /// <exception cref="ArgumentException">The transfer key is not 32 bytes.</exception>
    /// <exception cref="TenantRefusedException">The journal holds nothing of the municipality.</exception>
    /// <exception cref="BrokenSealException">A key in the vault cannot be opened.</exception>
    public static async Task<TenantManifest> Write(
        JournalStore journal, VaultStore vault, MunicipalityCode municipality, ReadOnlyMemory<byte> transferKey, Stream to, Action<string, long> note,
        CancellationToken cancellation)
    {
        if (municipality == default) throw new TenantRefusedException($"{municipality} stands for the installation itself and is no municipality. Name one that it serves.");
        var key = new TransferKey(transferKey);
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var parts = new List<TenantPart>();
        parts.AddRange(await Write(journal.Database, Part.OfJournal));
        parts.AddRange(await Write(vault.Database, Part.OfVault));
        if (parts[0].Lines == 0) throw new TenantRefusedException($"This installation holds nothing of {municipality}. Check the code.");
        var manifest = TenantManifest.Of(municipality, parts, key);
        await using (var entry = NewEntry(archive, ManifestName)) await entry.WriteAsync(manifest.ToJson(), cancellation);
        return manifest;

        async Task<List<TenantPart>> Write(IDatabase database, IReadOnlyList<Part> list)
        {
            var written = new List<TenantPart>();
            await using var moment = await database.OpenMoment(cancellation);
            foreach (var part in list)
            {
                await using var entry = NewEntry(archive, FileName(part));
                written.Add(await PartWriter.Write(moment, part, municipality.Number, new(part, municipality, vault.Wrapping, key), entry, note, cancellation));
            }
            return written;
        }
    }

    internal static string FileName(Part part) => $"{part.Name}.ndjson";

    private static Stream NewEntry(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }
}
