using System.Data.Common;
using Dapper;

namespace Signals.Journal.Tenants;

/// <summary>Takes a municipality from a tenant's file into an installation that does not have it yet.</summary>
/// <remarks>
/// The whole file is read and held against its manifest before anything is written. Then the vault goes first and the journal last, each in one
/// transaction that is committed only if what lies in the database exports to the very lines of the file. An import that broke off in between is repeated:
/// a vault that has all of the file already is left as it is.
/// </remarks>
public static class TenantImport
{
    private const string Holds =
        """
        SELECT EXISTS (SELECT 1 FROM head WHERE municipality = @municipality AND version > 0)
            OR EXISTS (SELECT 1 FROM registration WHERE municipality = @municipality)
        """;

    private const string VaultHolds =
        """
        SELECT EXISTS (SELECT 1 FROM personal_part WHERE municipality = @municipality)
            OR EXISTS (SELECT 1 FROM key_ring WHERE municipality = @municipality)
        """;

    /// <param name="journal">Open alone.</param>
    /// <param name="vault">Open alone.</param>
    /// <param name="from">The file; can be sought.</param>
    /// <param name="transferKey">The 32 bytes that it was exported with.</param>
    /// <param name="now">When the municipality is noted as served.</param>
    /// <param name="note">Told, now and then, how many lines of which list were written.</param>
    /// <exception cref="ArgumentException">The transfer key is not 32 bytes.</exception>
    /// <exception cref="TenantRefusedException">The file is damaged, altered or under another key, or the municipality is here already.</exception>
    public static async Task<TenantManifest> Read(
        JournalStore journal, VaultStore vault, Stream from, ReadOnlyMemory<byte> transferKey, DateTimeOffset now, Action<string, long> note,
        CancellationToken cancellation)
    {
        var key = new TransferKey(transferKey);
        using var file = TenantFile.Open(from, key);
        var (manifest, municipality) = (file.Manifest, new { municipality = file.Manifest.Municipality.Number });
        await file.Check(vault.Wrapping, cancellation);
        if (await journal.Database.Read(c => c.ExecuteScalarAsync<bool>(Sql.Of(Holds, municipality, cancellation)), cancellation))
            throw new TenantRefusedException($"This installation has {manifest.Municipality} already. Import into one that does not.");
        var served = await PlatformStream.Serve(journal.Journal, manifest.Municipality, now, cancellation);

        if (!await vault.Database.Read(c => c.ExecuteScalarAsync<bool>(Sql.Of(VaultHolds, municipality, cancellation)), cancellation))
            await vault.Database.Transact(connection => Write(connection, vault.Database, Part.OfVault), cancellation);
        else if (await vault.Database.Read(connection => Differs(connection, Part.OfVault), cancellation) is { } other)
            throw new TenantRefusedException(
                $"The vault holds other {other} of {manifest.Municipality} than this file, though the journal knows nothing of it. Journal and vault may not belong together: check which ones were named.");
        await journal.Database.Transact(async connection =>
        {
            await Write(connection, journal.Database, Part.OfJournal);
            if (served is not null) await PlatformStream.Add(connection, journal.Database, served, cancellation);
            return true;
        }, cancellation);
        return manifest;

        async Task<bool> Write(DbConnection connection, IDatabase database, IReadOnlyList<Part> list)
        {
            foreach (var part in list) await file.Write(connection, part, part.Insert(database), vault.Wrapping, note, cancellation);
            if (await Differs(connection, list) is { } other)
                throw new TenantRefusedException($"What was written of the {other} is not what the file holds. Nothing was imported; report this.");
            return true;
        }

        // The name of the first list that this database would export in another way than the file has it.
        async Task<string?> Differs(DbConnection connection, IReadOnlyList<Part> list)
        {
            foreach (var part in list)
            {
                var format = new LineFormat(part, manifest.Municipality, vault.Wrapping, key);
                var here = await PartWriter.Write(connection, part, municipality.municipality, format, Stream.Null, (_, _) => { }, cancellation);
                if (here != file.PartOf(part)) return part.Name;
            }
            return null;
        }
    }
}
