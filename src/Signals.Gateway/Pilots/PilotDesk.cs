using Signals.Core.Municipalities;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Grains.Teams;

namespace Signals.Gateway.Pilots;

/// <summary>Reports on what the platform asked the teams of somebody of the pilot.</summary>
internal sealed class PilotDesk(InboxDesk inboxes, TimeProvider clock)
{
    /// <summary>The most days of one report: two years.</summary>
    public const int MostDays = 731;

    // Thirteen weeks, unless somebody asks otherwise.
    private const int UsualDays = 91;

    private static readonly (PromptKind Kind, string Code, string Name)[] Kinds =
    [
        (PromptKind.Rise, "toename", "Toename"),
        (PromptKind.Strength, "kracht", "Iets dat goed gaat"),
        (PromptKind.Cluster, "cluster", "Meer buurten of een plek"),
        (PromptKind.Coincidence, "samenloop", "Meer thema's samen"),
        (PromptKind.Dilemma, "dilemma", "Dilemma"),
    ];

    /// <summary>Reads <c>van</c> and <c>tot</c>; what is wrong with them is noted.</summary>
    public (DateOnly From, DateOnly To) Period(QueryFields query, FieldErrors errors)
    {
        var today = DutchTime.DateOf(clock.GetUtcNow());
        var to = query.Day("tot") ?? today;
        var from = query.Day("van") ?? to.AddDays(1 - UsualDays);
        if (errors.Has("van") || errors.Has("tot")) return (from, to);
        if (to < from || to.DayNumber - from.DayNumber >= MostDays) errors.Add("tot", "buiten-bereik", $"Tot ligt niet voor van, en hooguit {MostDays - 1} dagen erna.");
        else if (from > today) errors.Add("van", "in-de-toekomst", "Van ligt niet na vandaag.");
        return (from, to);
    }

    /// <summary>The caller's own teams in a municipality.</summary>
    public async Task<IReadOnlyList<TeamInbox>> Teams(KnownMunicipality municipality, Caller caller, CancellationToken cancellation) =>
        [.. (await inboxes.Teams(caller, cancellation)).Where(team => team.Municipality.Code == municipality.Code)];

    /// <summary>What was asked of some teams, both days included.</summary>
    public async Task<PilotReportAnswer> Report(KnownMunicipality municipality, IReadOnlyList<TeamInbox> teams, (DateOnly From, DateOnly To) days, CancellationToken cancellation)
    {
        var (from, now) = (DutchTime.StartOf(days.From), clock.GetUtcNow());
        var end = DutchTime.StartOf(days.To.AddDays(1));
        var until = end < now ? end : now;
        var entries = new List<InboxEntry>();
        foreach (var team in teams) entries.AddRange(await Raised(team, from, end, cancellation));
        // What spans neighbourhoods may stand with several of the teams.
        var once = entries.DistinctBy(entry => entry.Prompt.Id).ToList();
        var prompts = once.ConvertAll(entry => entry.Prompt);
        var chance = ChanceAnswer.Of(
            teams.Select(team => SettingsInForce.ByChance(InForce(municipality, team.Id, from), from, until)).Aggregate(default(Core.Detection.ExpectedByChance), (sum, one) => sum + one), prompts);
        return new(
            days.From, days.To, [.. teams.Select(team => new NamedCode(team.Id.ToString(), team.Name))], once.Count, prompts.Count(prompt => prompt.IsInShadow),
            [.. Kinds.Select(kind => new CountAnswer(kind.Code, kind.Name, prompts.Count(prompt => prompt.Kind == kind.Kind)))],
            Counted(prompts.Select(prompt => new NamedCode(prompt.Theme.Code.ToString(), prompt.Theme.Name))),
            Counted(prompts.Select(prompt => new NamedCode(prompt.Id.Neighbourhood.ToString(), prompt.NeighbourhoodName))),
            Reactions(once), chance, $"Het platform vroeg {Times(once.Count)} iets. {chance.Reading}");
    }

    private static async Task<List<InboxEntry>> Raised(TeamInbox team, DateTimeOffset from, DateTimeOffset end, CancellationToken cancellation)
    {
        var raised = new List<InboxEntry>();
        // An inbox holds so many at most.
        for (var skip = 0; skip < DistrictTeam.Kept; skip += IDistrictTeam.MostEntries)
        {
            var page = await team.Page(new(null, null, from, skip, IDistrictTeam.MostEntries), cancellation);
            raised.AddRange(page.Entries.Where(entry => entry.Prompt.RaisedAt < end));
            if (skip + page.Entries.Count >= page.Total) break;
        }
        return raised;
    }

    private static List<SettingsInForce> InForce(KnownMunicipality municipality, TeamId team, DateTimeOffset from) =>
        municipality.View.InForce.Where(known => known.Team == team).ToList() is { Count: > 0 } known ? known :
        [
            new(team, from, (municipality.OwnDetectionOf(team) ?? municipality.View.Detection).PromptScore,
                municipality.OfferedThemes.Count * municipality.View.Neighbourhoods.Count(area => municipality.TeamOf(area.Code)?.Id == team)),
        ];

    private static IReadOnlyList<CountAnswer> Counted(IEnumerable<NamedCode> named) =>
        [.. named.GroupBy(one => one.Code).Select(group => new CountAnswer(group.Key, group.Last().Naam, group.Count())).OrderBy(one => one.Naam, StringComparer.Ordinal).ThenBy(one => one.Code, StringComparer.Ordinal)];

    private static ReactionsAnswer Reactions(List<InboxEntry> entries)
    {
        return new(
            Thought(PromptVerdict.Useful), Thought(PromptVerdict.Nothing), Thought(PromptVerdict.Known), Thought(null),
            Done(PromptStatus.TakenUp), Done(PromptStatus.SetAside), Done(PromptStatus.Expired), Done(PromptStatus.New) + Done(PromptStatus.Seen));

        int Thought(PromptVerdict? verdict) => entries.Count(entry => entry.Verdict == verdict);
        int Done(PromptStatus status) => entries.Count(entry => entry.Status == status);
    }

    private static string Times(int count) => count == 0 ? "geen enkele keer" : $"{count} keer";
}
