using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;
using Signals.Core.Privacy;
using Signals.Core.Prompts;
using Signals.Core.Text;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Logbook;
using Signals.Grains.Vault;

namespace Signals.Gateway.Inbox;

/// <summary>What people said themselves, for the team that a prompt was put before: without who, when or how, and without what may lead to somebody.</summary>
internal sealed class WordsDesk(GrainsWithinReach grains, IVault vault, IKeyRing keys)
{
    /// <summary>Only where so many households wrote something are words shown, so that none of them is told by being the only one.</summary>
    public const int Fewest = 5;

    /// <summary>The words behind a prompt, in an order that says nothing. None where fewer than <see cref="Fewest"/> households wrote something.</summary>
    public async Task<WordsAnswer> Behind(PromptId prompt, KnownMunicipality municipality, OperationLog log, CancellationToken cancellation)
    {
        var follow = await keys.Key(municipality.Code, KeyPurposes.Follow, null, cancellation);
        var words = new List<WordAnswer>();
        var households = new List<int?>();
        var read = new List<SignalId>();
        foreach (var (signal, household) in (await grains.Neighbourhood(prompt.Neighbourhood).Behind(prompt, cancellation)).OrderBy(behind => Keyed.Hash(follow.Span, "woorden", behind.Signal.ToString())))
            if (await vault.Read(municipality.Code, signal, cancellation) is { HasWords: true } parts)
            {
                words.Add(new(Safe(parts.Observation, municipality.AreaNames), Safe(parts.Interpretation, municipality.AreaNames)));
                households.Add(household);
                read.Add(signal);
            }
        var known = households.OfType<int>().Distinct().Count();
        if (known + Math.Min(households.Count(household => household is null), WeekTelling.MostHouseholdsWithoutAddress) < Fewest) return new([]);
        foreach (var signal in read) await log.About(municipality.Code, signal, LogActivity.WordsRead);
        return new(words);
    }

    private static string? Safe(string? text, IReadOnlyList<string> areas) => text is null ? null : PersonalTraces.Without(text, PersonalTraces.In(text, areas));
}

/// <summary>What people said themselves.</summary>
/// <param name="Woorden">What each of them said, in an order that says nothing; none where fewer than five households wrote something.</param>
public sealed record WordsAnswer(IReadOnlyList<WordAnswer> Woorden)
{
    public string Toelichting => Woorden.Count == 0
        ? $"Hier staan woorden van mensen als er minstens {WordsDesk.Fewest} huishoudens iets schreven. Dat is nu niet zo, of we bewaren hun woorden niet meer."
        : "Dit schreven mensen zelf. Wat naar iemand kan leiden, is weggehaald. De volgorde zegt niets. Wat iemand zag en wat die ervan vindt, zijn twee dingen.";
}

/// <summary>What somebody said.</summary>
/// <param name="Waarneming">What they saw or heard; null for nothing.</param>
/// <param name="Duiding">What they make of it; null for nothing.</param>
public sealed record WordAnswer(string? Waarneming, string? Duiding);
