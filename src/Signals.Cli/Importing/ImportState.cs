using System.Globalization;
using System.Text.Json;
using Signals.Cli.Lines;

namespace Signals.Cli.Importing;

/// <summary>How far an import has come, in a small file, so that a next run goes on from there.</summary>
/// <param name="Fingerprint">A hash of the file and its mapping: with either changed, an import begins anew.</param>
/// <param name="Confirmed">The lines of which it is known what became of them.</param>
/// <param name="ResultsLength">The length of the results file up to there, in bytes.</param>
internal sealed record ImportState(string Fingerprint, ImportTotals Confirmed, long ResultsLength)
{
    public static ImportState Begin(string fingerprint) => new(fingerprint, ImportTotals.None, 0);

    /// <summary>Where an import left off; the beginning if there is no such file, or it is of another import.</summary>
    public static ImportState Load(string path, string fingerprint)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<ImportState>(File.ReadAllBytes(path));
            if (kept is { Confirmed: not null } && kept.Fingerprint == fingerprint) return kept;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            // Then from the beginning: stable keys make that safe, only slower.
        }
        return Begin(fingerprint);
    }

    public void Save(string path)
    {
        var next = path + ".tmp";
        try
        {
            File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(this));
            File.Move(next, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be written: {failure.Message} Say with --state where the progress file may stand.", failure);
        }
    }

    public static string FingerprintOf(SourceFile file, UInt128 mapping) =>
        string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(file.Hash())}-{mapping:x32}");
}
