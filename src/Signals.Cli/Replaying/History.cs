using Signals.Cli.Lines;
using Signals.Cli.Mappings;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;

namespace Signals.Cli.Replaying;

/// <summary>A case of the past.</summary>
internal readonly record struct Case(DateOnly ObservedOn, NeighbourhoodCode Area, ThemeCode Theme, Source Source, int People, UInt128 Key);

/// <summary>The cases of a file, in order of date and then of line.</summary>
/// <param name="Cases">All of them.</param>
/// <param name="Rejected">How many lines could not be read.</param>
/// <param name="FirstRejections">The first of those.</param>
/// <param name="Districts">The districts that the cases lie in.</param>
/// <param name="Neighbourhoods">The neighbourhoods that the cases lie in.</param>
/// <param name="Themes">The themes that the cases are about.</param>
internal sealed record History(
    IReadOnlyList<Case> Cases, long Rejected, IReadOnlyList<(long Line, string Reason)> FirstRejections,
    IReadOnlyList<DistrictArea> Districts, IReadOnlyList<NeighbourhoodArea> Neighbourhoods, IReadOnlyList<Theme> Themes)
{
    /// <summary>How many cases are held in memory at most, about 64 bytes each.</summary>
    public const int MostCases = 10_000_000;

    private const int MostToldRejections = 100;

    // Only for areas whose own codes the file holds: which edition they are of makes no difference to looking back.
    private static readonly EditionYear Edition = new(2000);

    /// <exception cref="CommandFailedException">The file cannot be read, holds too many cases, or lies in several municipalities.</exception>
    public static History Read(SourceFile file, Mapping mapping, CancellationToken cancellation)
    {
        var invented = InventedCodes.Of(mapping, Survey.Of(file, mapping, cancellation));
        var mapper = new LineMapper(mapping, invented);
        var cases = new List<Case>();
        var rejected = 0L;
        var told = new List<(long, string)>();
        foreach (var line in file.Lines(mapping.Columns, mapping.Separator))
        {
            cancellation.ThrowIfCancellationRequested();
            var (mapped, faults) = mapper.Map(line);
            if (mapped is null)
            {
                rejected++;
                if (told.Count < MostToldRejections) told.Add((line.Number, string.Join(" ", faults.Select(fault => $"{fault.Field}: {fault.Message}"))));
                continue;
            }
            cases.Add(new(mapped.ObservedOn, mapped.Area, mapped.Theme, mapped.Source, mapped.People ?? 1, LineKeys.Hash(mapped.Key)));
            if (cases.Count > MostCases) throw new CommandFailedException($"The file holds more than {MostCases} cases. Split it by area.");
        }
        if (cases.Count == 0) throw new CommandFailedException("The file holds no case that can be read.");
        return new([.. cases.OrderBy(one => one.ObservedOn)], rejected, told, [.. DistrictsOf(cases, invented)], [.. NeighbourhoodsOf(cases, invented)], ThemesOf(cases, invented));
    }

    /// <summary>The municipality that all cases lie in.</summary>
    public MunicipalityCode Municipality => Cases[0].Area.Municipality;

    private static IEnumerable<NeighbourhoodArea> NeighbourhoodsOf(List<Case> cases, InventedCodes invented)
    {
        var named = invented.Neighbourhoods.ToDictionary(area => area.Code);
        var used = cases.Select(one => one.Area).Distinct().Order().ToList();
        if (used.Select(code => code.Municipality).Distinct().Skip(1).Any())
            throw new CommandFailedException("The file holds cases of several municipalities. Look back at one at a time.");
        return used.Select(code => named.GetValueOrDefault(code) ?? new(code, code.ToString(), Edition, null));
    }

    private static IEnumerable<DistrictArea> DistrictsOf(List<Case> cases, InventedCodes invented)
    {
        var named = invented.Districts.ToDictionary(area => area.Code);
        return cases.Select(one => one.Area.District).Distinct().Order().Select(code => named.GetValueOrDefault(code) ?? new(code, code.ToString(), Edition));
    }

    private static IReadOnlyList<Theme> ThemesOf(List<Case> cases, InventedCodes invented)
    {
        var named = invented.Themes.Concat(Theme.Standard).GroupBy(theme => theme.Code).ToDictionary(group => group.Key, group => group.First());
        return [.. cases.Select(one => one.Theme).Distinct().Order().Select(code => named.GetValueOrDefault(code) ?? new(code, code.ToString()))];
    }
}
