using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Conversations;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Gateway.Access;
using Signals.Gateway.Approaches;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Gateway.Trends;

namespace Signals.Gateway.Conversations;

/// <summary>Reads what somebody wants to ask, and notes everything that is wrong with it.</summary>
internal sealed class ConversationReader(InboxDesk inbox, ApproachDesk approaches, Catalogue catalogue, FieldErrors errors)
{
    public const int MostWords = 2_000;

    public static readonly IReadOnlyCollection<string> Known = ["soort", "wijkteam", "aan", "vraag", "aanleiding", "aanpak", "trend"];

    private static readonly string[] OfTrend = ["niveau", "gebied", "thema", "van", "tot"];

    /// <returns>The question; null if something is wrong with it.</returns>
    public async Task<WantedConversation?> Read(JsonFields fields, Caller caller, CancellationToken cancellation)
    {
        var kind = fields.OneOf("soort", ConversationNames.Kinds.Select(entry => (entry.Code, entry.Kind)));
        var question = fields.Text("vraag", MostWords)?.Trim();
        if (string.IsNullOrEmpty(question) && !errors.Has(fields.At("vraag"))) errors.Add(fields.At("vraag"), "verplicht", "Dit veld is verplicht.");
        if (kind is not { } known) return null;
        if (known == ConversationKind.AboutTrend != (caller.Is(Roles.Manager) && !ConversationAccess.IsOfTeam(caller)))
        {
            errors.Add(fields.At("soort"), "niet-voor-deze-rol", "Een manager begint een gesprek over een trend. Een wijkteam vraagt advies of stelt een beleidsvraag.");
            return null;
        }
        var wanted = known == ConversationKind.AboutTrend ? await AboutTrend(fields, question, cancellation) : await OfTeam(known, fields, question, caller, cancellation);
        return errors.Any ? null : wanted;
    }

    private async Task<WantedConversation?> OfTeam(ConversationKind kind, JsonFields fields, string? question, Caller caller, CancellationToken cancellation)
    {
        if (fields.Text("wijkteam", 40) is not { } id || await inbox.Team(id, caller, cancellation) is not { } team)
        {
            if (!errors.Has(fields.At("wijkteam"))) errors.Add(fields.At("wijkteam"), "onbekend-wijkteam", "Dit wijkteam is hier niet bekend, of u hoort er niet bij.");
            return null;
        }
        if (fields.Has("trend")) errors.Add(fields.At("trend"), "hoort-hier-niet", "Alleen een manager begint een gesprek over een trend.");
        var to = kind == ConversationKind.Advice ? Asked(fields, team.Municipality, otherwise: team.Id) : null;
        if (kind == ConversationKind.PolicyQuestion && fields.Has("aan")) errors.Add(fields.At("aan"), "hoort-hier-niet", "Een beleidsvraag gaat altijd naar de gemeente.");
        var subject = new ConversationSubject([]);
        if (fields.Text("aanleiding", 40) is { } prompt)
        {
            if (await inbox.Find(prompt, caller, cancellation, id) is var (_, entry))
                subject = subject with { Prompt = entry.Prompt.Id, Themes = [.. entry.Prompt.OtherThemes.Prepend(entry.Prompt.Theme).Select(theme => theme.Code)] };
            else errors.Add(fields.At("aanleiding"), "onbekende-aanleiding", "Deze aanleiding is er niet voor dit wijkteam.");
        }
        if (fields.Text("aanpak", 60) is { } approach)
        {
            if (await approaches.Find(approach, caller, cancellation) is { } found) subject = subject with { Approach = found.Approach.Id, Themes = [.. subject.Themes.Union(found.Approach.Themes)] };
            else errors.Add(fields.At("aanpak"), "onbekende-aanpak", "Deze aanpak is er niet voor dit wijkteam.");
        }
        return errors.Any ? null : new(team.Municipality, kind, team.Id, to, subject, question!);
    }

    private async Task<WantedConversation?> AboutTrend(JsonFields fields, string? question, CancellationToken cancellation)
    {
        foreach (var field in (string[])["wijkteam", "aanleiding", "aanpak"])
            if (fields.Has(field)) errors.Add(fields.At(field), "hoort-hier-niet", "Dit hoort niet bij een gesprek over een trend.");
        if (fields.Text("aan", 40) is not { } id || await catalogue.Team(id, cancellation) is not var (team, municipality))
        {
            if (!errors.Has(fields.At("aan"))) errors.Add(fields.At("aan"), "onbekend-wijkteam", "Kies een wijkteam.");
            return null;
        }
        if (!fields.Has("trend"))
        {
            errors.Add(fields.At("trend"), "verplicht", "Zeg over welke trend het gaat.");
            return null;
        }
        var trend = fields.Object("trend", OfTrend)!;
        var level = trend.OneOf("niveau", TrendLevels.All.Select(entry => (entry.Key, entry.Value)));
        ThemeCode? theme = null;
        if (trend.Text("thema", 60) is { } named)
        {
            theme = municipality.Theme(named)?.Code;
            if (theme is null) errors.Add(trend.At("thema"), "onbekend-thema", "Dit thema is hier niet bekend.");
        }
        var area = trend.Text("gebied", 20);
        if (area is not null && !IsArea(area, level, municipality)) errors.Add(trend.At("gebied"), "onbekend-gebied", "Dit gebied is hier niet bekend.");
        var (from, to) = (QuarterOf(trend, "van"), QuarterOf(trend, "tot"));
        return errors.Any ? null : new(
            municipality, ConversationKind.AboutTrend, null, team.Id,
            new(theme is null ? [] : [theme]) { Trend = new(level!.Value, area, from!.Value, to!.Value) }, question!);
    }

    private TeamId Asked(JsonFields fields, KnownMunicipality municipality, TeamId otherwise)
    {
        if (fields.Text("aan", 40) is not { } text) return otherwise;
        if (TeamId.TryParse(text, null, out var team) && municipality.Team(team) is not null) return team;
        errors.Add(fields.At("aan"), "onbekend-wijkteam", "Dit wijkteam is hier niet bekend.");
        return otherwise;
    }

    private Quarter? QuarterOf(JsonFields fields, string field)
    {
        if (fields.Text(field, 10) is { } text && Quarter.TryParse(text, null, out var quarter)) return quarter;
        if (!errors.Has(fields.At(field))) errors.Add(fields.At(field), "ongeldig-kwartaal", "Hier hoort een kwartaal te staan, zoals 2026-K3.");
        return null;
    }

    private static bool IsArea(string code, TrendLevel? level, KnownMunicipality municipality) => level switch
    {
        TrendLevel.District => DistrictCode.TryParse(code, null, out var district) && municipality.District(district) is not null,
        TrendLevel.Neighbourhood => NeighbourhoodCode.TryParse(code, null, out var neighbourhood) && municipality.Neighbourhood(neighbourhood) is not null,
        _ => code == municipality.Code.ToString(),
    };
}

/// <summary>A question as somebody wants to ask it.</summary>
internal sealed record WantedConversation([property: JsonIgnore] KnownMunicipality Municipality, ConversationKind Kind, TeamId? From, TeamId? To, ConversationSubject Subject, string Question);
