using Signals.Core.Areas;

namespace Signals.Cli.Mappings;

/// <summary>Says which column of a file is what, and what its codes mean here.</summary>
internal sealed record Mapping
{
    /// <summary>The municipality that invented areas and themes belong to; null where nothing is invented.</summary>
    public required MappedMunicipality? Municipality { get; init; }

    /// <summary>What stands between the columns of CSV.</summary>
    public required char Separator { get; init; }

    public required string DateColumn { get; init; }

    /// <summary>How dates can be written, in the notation of .NET.</summary>
    public required IReadOnlyList<string> DateFormats { get; init; }

    public required CodeRule Area { get; init; }

    public required CodeRule Theme { get; init; }

    public required CodeRule Source { get; init; }

    /// <summary>The column that tells cases apart; null to tell them apart by the line itself.</summary>
    public required string? KeyColumn { get; init; }

    /// <summary>The column that holds how many people a line stands for; null where each stands for one.</summary>
    public required string? PeopleColumn { get; init; }

    /// <summary>The hash of the mapping as it was written.</summary>
    public required UInt128 Hash { get; init; }

    /// <summary>Every column that is read.</summary>
    public IReadOnlyList<string> Columns => [.. new[] { DateColumn, Area.Column, Theme.Column, Source.Column, KeyColumn, PeopleColumn }.OfType<string>().Distinct()];
}

/// <summary>The municipality that areas and themes are invented for.</summary>
internal sealed record MappedMunicipality(MunicipalityCode Code, string Name);

/// <summary>Where a code comes from.</summary>
/// <param name="Column">The column that holds it, or a foreign one for it; null where it is fixed.</param>
/// <param name="Fixed">The code of every line; null where a column holds it.</param>
/// <param name="Table">Foreign values and the codes that they stand for here.</param>
/// <param name="Invents">Whether a value that is not in the table gets a code of its own.</param>
/// <param name="WhenEmpty">The value that stands in for none; null to refuse lines without one.</param>
internal sealed record CodeRule(string? Column, string? Fixed, IReadOnlyDictionary<string, string> Table, bool Invents, string? WhenEmpty);
