using System.Globalization;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Menus;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Gateway.Sealing;

namespace Signals.Gateway.Approaches;

/// <summary>Reads what a team wants of an approach, and notes everything that is wrong with it.</summary>
internal static class ApproachReader
{
    public const int MostOrganisation = 80;
    public const int MostStep = 300;
    public const int MostCard = 500;

    public static readonly IReadOnlyCollection<string> KnownOfBeginning = ["wijkteam", "soort", "doel", "aanleidingen", "buurten", "themas", "deelnemers"];
    public static readonly IReadOnlyCollection<string> KnownOfStep = ["wat", "wie", "gepland"];
    public static readonly IReadOnlyCollection<string> KnownOfCards = ["gekozen", "eigen", "samenMet"];

    /// <returns>The approach as it is to begin; null if something is wrong.</returns>
    public static async Task<NewApproach?> Beginning(JsonFields fields, TeamInbox team, FieldErrors errors, CancellationToken cancellation)
    {
        var kind = fields.OneOf("soort", ApproachNames.Kinds.Select(entry => (entry.Code, entry.Kind)));
        var purpose = Words(fields, "doel", PartForm.MostCharacters, errors);
        var prompts = new List<Prompt>();
        foreach (var (at, id) in Ids(fields, "aanleidingen", Approach.MostPrompts, errors))
            if (await team.Find(id, cancellation) is { } entry) prompts.Add(entry.Prompt);
            else errors.Add(at, "onbekende-aanleiding", "Deze aanleiding is er niet voor dit wijkteam.");
        var neighbourhoods = Neighbourhoods(fields, team, prompts, errors);
        var themes = Themes(fields, team.Municipality, prompts, errors);
        var participants = Participants(fields, errors);
        return errors.Any ? null : new(kind!.Value, purpose!, [.. prompts.Select(prompt => prompt.Id).Distinct()], neighbourhoods, themes, participants);
    }

    /// <summary>Who takes part.</summary>
    public static IReadOnlyList<NamedParticipant> Participants(JsonFields fields, FieldErrors errors)
    {
        if (!fields.Has("deelnemers")) return [];
        var participants = new List<NamedParticipant>();
        foreach (var (index, element) in fields.Array("deelnemers", Approach.MostParticipants, least: 0).Index())
        {
            var one = new JsonFields(element, string.Create(CultureInfo.InvariantCulture, $"{fields.At("deelnemers")}/{index}"), errors, ["rol", "organisatie"]);
            var role = one.OneOf("rol", ApproachNames.Roles.Select(entry => (entry.Code, entry.Role)));
            var organisation = one.Has("organisatie") ? one.Line("organisatie", MostOrganisation) : null;
            if (role is { } known) participants.Add(new(known, organisation));
        }
        return participants;
    }

    /// <returns>The prompts that are to be answered too; null if something is wrong.</returns>
    public static async Task<ApproachChange?> Prompts(JsonFields fields, TeamInbox team, FieldErrors errors, CancellationToken cancellation)
    {
        var prompts = new List<PromptId>();
        foreach (var (at, id) in Ids(fields, "aanleidingen", Approach.MostPrompts, errors, least: 1))
            if (await team.Find(id, cancellation) is not null) prompts.Add(id);
            else errors.Add(at, "onbekende-aanleiding", "Deze aanleiding is er niet voor dit wijkteam.");
        return errors.Any ? null : new ApproachChange.AnswerPrompts([.. prompts.Distinct()]);
    }

    /// <returns>A step; null if something is wrong.</returns>
    public static ApproachChange.PlanStep? Step(JsonFields fields, Seal seal, FieldErrors errors)
    {
        var what = fields.Line("wat", MostStep);
        var by = fields.Has("wie") ? fields.OneOf("wie", ApproachNames.Roles.Select(entry => (entry.Code, entry.Role))) : null;
        DateOnly? planned = null;
        if (fields.Text("gepland", 20) is { } text)
        {
            if (TextRules.TryDay(text, out var day) && day.Year is >= 2000 and < 2100) planned = day;
            else errors.Add(fields.At("gepland"), "ongeldige-dag", "Hier hoort een dag te staan, zoals 2026-11-20.");
        }
        return errors.Any ? null : new ApproachChange.PlanStep(seal.Close(what!), by, planned);
    }

    /// <returns>A step that there is, put otherwise; null if something is wrong.</returns>
    public static ApproachChange? Rewritten(int number, JsonFields fields, Seal seal, FieldErrors errors) =>
        Step(fields, seal, errors) is { } step ? new ApproachChange.RewriteStep(number, step.What, step.By, step.On) : null;

    /// <param name="fields">What was chosen.</param>
    /// <param name="offered">The cards as they were offered, in their order.</param>
    /// <param name="seal">Seals cards of their own.</param>
    /// <param name="today">Today.</param>
    /// <returns>The choice; null if something is wrong.</returns>
    public static ApproachChange? Cards(JsonFields fields, IReadOnlyList<MenuCard> offered, Seal seal, DateOnly today, FieldErrors errors)
    {
        var chosen = new List<MenuCard>();
        foreach (var (at, text) in fields.Has("gekozen") ? fields.Texts("gekozen", CardChoice.MostChosen, least: 0, mostCharacters: 60) : [])
        {
            if (offered.FirstOrDefault(card => card.Code.ToString() == text) is not { } card) errors.Add(at, "onbekende-kaart", "Deze kaart staat hier niet op de menukaart.");
            else if (!chosen.Contains(card)) chosen.Add(card);
        }
        var own = new List<OwnCard>();
        foreach (var (index, element) in (fields.Has("eigen") ? fields.Array("eigen", CardChoice.MostOwn, least: 0) : []).Index())
        {
            var one = new JsonFields(element, string.Create(CultureInfo.InvariantCulture, $"{fields.At("eigen")}/{index}"), errors, ["kleur", "tekst"]);
            var colour = one.OneOf("kleur", MenuWords.Colours.Select(entry => (entry.Key, entry.Value)));
            var words = Words(one, "tekst", MostCard, errors);
            if (colour is { } known && words is not null) own.Add(new(known, seal.Close(words)));
        }
        var together = Together(fields, errors);
        return errors.Any ? null : new ApproachChange.Choose(new([.. offered.Select(card => card.Code)], chosen, own, together, today));
    }

    private static string? Words(JsonFields fields, string field, int most, FieldErrors errors)
    {
        if (fields.Text(field, most)?.Trim() is { Length: > 0 } text) return text;
        if (!errors.Has(fields.At(field))) errors.Add(fields.At(field), "verplicht", "Dit veld is verplicht.");
        return null;
    }

    private static IEnumerable<(string At, PromptId Id)> Ids(JsonFields fields, string field, int most, FieldErrors errors, int least = 0)
    {
        if (least == 0 && !fields.Has(field)) yield break;
        foreach (var (at, text) in fields.Texts(field, most, least, mostCharacters: 40))
        {
            if (PromptId.TryParse(text, null, out var id)) yield return (at, id);
            else errors.Add(at, "onbekende-aanleiding", "Deze aanleiding is er niet voor dit wijkteam.");
        }
    }

    private static List<NeighbourhoodCode> Neighbourhoods(JsonFields fields, TeamInbox team, IEnumerable<Prompt> prompts, FieldErrors errors)
    {
        var codes = prompts.Select(prompt => prompt.Id.Neighbourhood).Distinct().ToList();
        foreach (var (at, text) in fields.Has("buurten") ? fields.Texts("buurten", Approach.MostNeighbourhoods, least: 0, mostCharacters: 40) : [])
        {
            if (!NeighbourhoodCode.TryParse(text, null, out var code) || team.Municipality.TeamOf(code)?.Id != team.Id)
                errors.Add(at, "onbekende-buurt", "Deze buurt hoort niet bij dit wijkteam.");
            else if (!codes.Contains(code)) codes.Add(code);
        }
        if (codes.Count == 0 && IsSilent(errors, "/aanleidingen", "/buurten")) errors.Add(fields.At("buurten"), "verplicht", "Kies een buurt of een aanleiding.");
        if (codes.Count > Approach.MostNeighbourhoods) errors.Add(fields.At("buurten"), "te-veel", $"Een aanpak is in hooguit {Approach.MostNeighbourhoods} buurten, die van de aanleidingen meegeteld.");
        return codes;
    }

    private static List<ThemeCode> Themes(JsonFields fields, KnownMunicipality municipality, IEnumerable<Prompt> prompts, FieldErrors errors)
    {
        var codes = prompts.SelectMany(prompt => prompt.OtherThemes.Prepend(prompt.Theme)).Select(theme => theme.Code).Distinct().Take(Approach.MostThemes).ToList();
        foreach (var (at, text) in fields.Has("themas") ? fields.Texts("themas", Approach.MostThemes, least: 0, mostCharacters: 60) : [])
        {
            if (municipality.Theme(text) is not { Code: var code }) errors.Add(at, "onbekend-thema", "Dit thema is hier niet bekend.");
            else if (!codes.Contains(code)) codes.Add(code);
        }
        if (codes.Count == 0 && IsSilent(errors, "/aanleidingen", "/themas")) errors.Add(fields.At("themas"), "verplicht", "Kies een thema of een aanleiding.");
        if (codes.Count > Approach.MostThemes) errors.Add(fields.At("themas"), "te-veel", $"Een aanpak gaat over hooguit {Approach.MostThemes} thema's.");
        return codes;
    }

    // Where one of several that were given is wrong, it need not be said as well that there is none.
    private static bool IsSilent(FieldErrors errors, params string[] fields) =>
        !errors.All.Any(error => Array.Exists(fields, field => error.Veld.StartsWith(field, StringComparison.Ordinal)));

    private static List<ParticipantRole> Together(JsonFields fields, FieldErrors errors)
    {
        var roles = new List<ParticipantRole>();
        foreach (var (at, text) in fields.Has("samenMet") ? fields.Texts("samenMet", ApproachNames.Roles.Count, least: 0, mostCharacters: 40) : [])
        {
            if (ApproachNames.Roles.FirstOrDefault(entry => entry.Code == text) is not { Code: not null } known) errors.Add(at, "onbekende-keuze", "Deze rol bestaat niet.");
            else if (!roles.Contains(known.Role)) roles.Add(known.Role);
        }
        return roles;
    }
}
