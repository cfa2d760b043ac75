using System.Globalization;
using Signals.Core.Approaches;
using Signals.Core.Menus;
using Signals.Core.Privacy;
using Signals.Core.Time;
using Signals.Gateway.Areas;
using Signals.Gateway.Menus;

namespace Signals.Gateway.Approaches;

/// <summary>An approach as it stands in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Wijkteam">The team that undertakes it.</param>
/// <param name="Soort"><c>collectief</c>, <c>doorbraak</c> or <c>moreel-beraad</c>.</param>
/// <param name="Doel">What it is for, in the team's words; empty if these are no longer kept.</param>
/// <param name="Themas">What it is about.</param>
/// <param name="Buurten">Where it is.</param>
/// <param name="Aanleidingen">The prompts that it answers.</param>
/// <param name="BegonnenOp">When it began.</param>
/// <param name="Afgerond">How it ended; null while it goes on.</param>
public record ApproachRow(
    string Id, NamedCode Wijkteam, string Soort, string Doel, IReadOnlyList<NamedCode> Themas, IReadOnlyList<NamedCode> Buurten, IReadOnlyList<string> Aanleidingen,
    DateTimeOffset BegonnenOp, ClosingAnswer? Afgerond)
{
    internal static ApproachRow Of(FoundApproach found)
    {
        var (approach, municipality) = (found.Approach, found.Team.Municipality);
        return new(
            approach.Id.ToString(), new(found.Team.Id.ToString(), found.Team.Name), ApproachNames.Code(approach.Kind),
            found.Words(ApproachPart.Purpose).GetValueOrDefault("doel", ""),
            [.. approach.Themes.Select(theme => new NamedCode(theme.ToString(), municipality.Theme(theme.ToString())?.Name ?? theme.ToString()))],
            [.. approach.Neighbourhoods.Select(municipality.Named)],
            [.. approach.Prompts.Select(prompt => prompt.ToString())],
            DutchTime.Local(approach.BegunAt),
            approach.Closing is { } closing ? new(ApproachNames.Code(closing.How), DutchTime.Local(closing.At)) : null);
    }
}

/// <summary>An approach with all that was done and written.</summary>
public sealed record ApproachAnswer : ApproachRow
{
    private ApproachAnswer(ApproachRow row) : base(row) { }

    /// <summary>Who takes part.</summary>
    public required IReadOnlyList<ParticipantAnswer> Deelnemers { get; init; }

    /// <summary>What was chosen of the menu; null for nothing yet.</summary>
    public required CardChoiceAnswer? Keuze { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<StepAnswer> Stappen { get; init; }

    /// <summary>What was written, by part and field.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Teksten { get; init; }

    /// <summary>Whether other teams may read the story.</summary>
    public required bool VerhaalGedeeld { get; init; }

    /// <summary>What may lead to a person in what was written; somebody is to look at it.</summary>
    public IReadOnlyList<TraceAnswer> MogelijkHerkenbaar { get; private init; } = [];

    /// <summary>When something last changed.</summary>
    public required DateTimeOffset GewijzigdOp { get; init; }

    internal static ApproachAnswer Of(FoundApproach found, DateOnly today)
    {
        var approach = found.Approach;
        var texts = PartForm.All.Select(form => (form.Path, Words: found.Words(form.Part))).Where(part => part.Words.Count > 0).ToDictionary(part => part.Path, part => part.Words);
        return new ApproachAnswer(ApproachRow.Of(found))
        {
            Deelnemers = [.. approach.Participants.Select(one => new ParticipantAnswer(ApproachNames.Code(one.Role), found.Seal.Open(one.Organisation)))],
            Keuze = approach.Choice is { } choice ? CardChoiceAnswer.Of(choice, found, today) : null,
            Stappen = [.. approach.Steps.Select(step => StepAnswer.Of(step, found))],
            Teksten = texts,
            VerhaalGedeeld = approach.IsStoryShared,
            GewijzigdOp = DutchTime.Local(approach.ChangedAt),
        }.Looked(found.Team.Municipality);
    }

    // Whatever can be written is looked at, also what has no part of its own.
    private ApproachAnswer Looked(KnownMunicipality municipality) => this with
    {
        MogelijkHerkenbaar =
        [
            .. Teksten.SelectMany(part => TraceAnswer.In(part.Key, part.Value.Values, municipality)),
            .. TraceAnswer.In("deelnemers", Deelnemers.Select(one => one.Organisatie).OfType<string>(), municipality),
            .. TraceAnswer.In("menukaart", Keuze?.Eigen.Select(card => card.Tekst) ?? [], municipality),
            .. Stappen.SelectMany(step => TraceAnswer.In(string.Create(CultureInfo.InvariantCulture, $"stappen/{step.Nummer}"), [step.Wat], municipality)),
        ],
    };
}

/// <summary>How an approach ended. Ended is not solved.</summary>
/// <param name="Hoe"><c>voorlopig-klaar</c>, <c>anderen-gaan-verder</c> or <c>gestopt</c>.</param>
/// <param name="Op">When.</param>
public sealed record ClosingAnswer(string Hoe, DateTimeOffset Op);

/// <param name="Rol">The role.</param>
/// <param name="Organisatie">The organisation; null for none.</param>
public sealed record ParticipantAnswer(string Rol, string? Organisatie);

/// <summary>What was chosen of the menu.</summary>
/// <param name="Aangeboden">The codes of the cards that were offered, in the order in which they were shown.</param>
/// <param name="Gekozen">Those that were chosen, as they were then.</param>
/// <param name="Eigen">Cards that were thought up on the spot.</param>
/// <param name="SamenMet">The roles that chose together.</param>
/// <param name="GekozenOp">The day.</param>
public sealed record CardChoiceAnswer(
    IReadOnlyList<string> Aangeboden, IReadOnlyList<MenuCardAnswer> Gekozen, IReadOnlyList<OwnCardAnswer> Eigen, IReadOnlyList<string> SamenMet, DateOnly GekozenOp)
{
    internal static CardChoiceAnswer Of(CardChoice choice, FoundApproach found, DateOnly today) => new(
        [.. choice.Offered.Select(card => card.ToString())], [.. choice.Chosen.Select(card => MenuCardAnswer.Of(card, today))],
        [.. choice.Own.Select(card => new OwnCardAnswer(card.Colour.Word(), found.Seal.Open(card.Words) ?? ""))], [.. choice.Together.Select(ApproachNames.Code)], choice.ChosenOn);
}

/// <param name="Kleur">Its colour.</param>
/// <param name="Tekst">What it comes down to.</param>
public sealed record OwnCardAnswer(string Kleur, string Tekst);

/// <param name="Nummer">Its number.</param>
/// <param name="Wat">What is to happen.</param>
/// <param name="Wie">The role that sees to it; null if that is open.</param>
/// <param name="Gepland">The day for which it is meant; null for none.</param>
/// <param name="Stand"><c>gepland</c>, <c>gedaan</c> or <c>vervallen</c>.</param>
/// <param name="Sinds">Since when.</param>
public sealed record StepAnswer(int Nummer, string Wat, string? Wie, DateOnly? Gepland, string Stand, DateOnly Sinds)
{
    internal static StepAnswer Of(ApproachStep step, FoundApproach found) => new(
        step.Number, found.Seal.Open(step.What) ?? "", step.By is { } by ? ApproachNames.Code(by) : null, step.PlannedOn, ApproachNames.Code(step.Progress), step.ChangedOn);
}

/// <summary>Something by which a person may be recognised.</summary>
/// <param name="Deel">The part in which it stands: that of a text, <c>deelnemers</c>, <c>menukaart</c>, or a step as in <c>stappen/2</c>.</param>
/// <param name="Stuk">The words themselves.</param>
public sealed record TraceAnswer(string Deel, string Stuk)
{
    internal static IEnumerable<TraceAnswer> In(string part, IEnumerable<string> texts, KnownMunicipality municipality) =>
        texts.SelectMany(text => PersonalTraces.In(text, municipality.AreaNames).Select(trace => new TraceAnswer(part, text.Substring(trace.Start, trace.Length))));
}
