using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Signals.Core.Approaches;
using Signals.Core.Menus;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Gateway.Sealing;
using Signals.Grains.Vault;

namespace Signals.Gateway.Approaches;

/// <summary>The approaches of the teams that a caller belongs to.</summary>
internal sealed class ApproachDesk(GrainsWithinReach grains, InboxDesk inbox, Seals seals, IKeyRing keys, TimeProvider clock)
{
    /// <returns>An approach of one of the caller's teams, or null.</returns>
    public async Task<FoundApproach?> Find(string id, Caller caller, CancellationToken cancellation) =>
        ApproachId.TryParse(id, null, out var known) && await inbox.Team(known.Team.ToString(), caller, cancellation) is { } team
        && await grains.Approach(team.Municipality.Code, known).Read(cancellation) is { } approach
            ? new(team, approach, await Seal(team.Municipality, approach, cancellation))
            : null;

    /// <summary>The approaches of a team, latest first.</summary>
    public async Task<IReadOnlyList<ApproachRow>> Of(TeamInbox team, IEnumerable<ApproachSummary> approaches, CancellationToken cancellation)
    {
        var rows = new List<ApproachRow>();
        foreach (var summary in approaches)
            if (await grains.Approach(team.Municipality.Code, summary.Id).Read(cancellation) is { } approach)
                rows.Add(ApproachRow.Of(new(team, approach, await Seal(team.Municipality, approach, cancellation))));
        return rows;
    }

    /// <summary>Begins an approach. What is sent twice under one key begins one; what was changed in between begins another, so that nothing is lost.</summary>
    /// <param name="wanted">How it is to begin.</param>
    /// <param name="team">The team that undertakes it.</param>
    /// <param name="key">The sender's idempotency key, or one by chance.</param>
    public async Task<FoundApproach> Begin(NewApproach wanted, TeamInbox team, string key, CancellationToken cancellation)
    {
        var municipality = team.Municipality;
        var follow = await keys.Key(municipality.Code, KeyPurposes.Follow, null, cancellation);
        var id = ApproachId.Of(follow.Span, team.Id, key, JsonSerializer.Serialize(wanted));
        var now = clock.GetUtcNow();
        var seal = await seals.Of(municipality.Code, KeyPurposes.Approach(id.ToString()), CollectiveApproach.KeptUntil(now), cancellation);
        var purpose = new Dictionary<string, string> { ["doel"] = wanted.Purpose };
        var begun = await grains.Approach(municipality.Code, id).Begin(new()
        {
            Id = id,
            Kind = wanted.Kind,
            BegunAt = now,
            ChangedAt = now,
            Prompts = wanted.Prompts,
            Neighbourhoods = wanted.Neighbourhoods,
            Themes = wanted.Themes,
            Participants = [.. wanted.Participants.Select(participant => participant.Sealed(seal))],
            Parts = new Dictionary<ApproachPart, WrittenPart> { [ApproachPart.Purpose] = new(seal.Close(PartForm.Write(purpose)), now) },
        }, [.. wanted.Neighbourhoods.SelectMany(code => municipality.Neighbourhood(code)?.Adjacent ?? []).Except(wanted.Neighbourhoods).Distinct()], cancellation);
        return new(team, begun, seal);
    }

    /// <summary>Changes something of an approach.</summary>
    /// <returns>The approach as it stands then, or why it was not changed.</returns>
    public async Task<(FoundApproach? Changed, Problem? Problem)> Change(FoundApproach found, ApproachChange change, CancellationToken cancellation)
    {
        var outcome = await grains.Approach(found.Team.Municipality.Code, found.Approach.Id).Change(change, cancellation);
        return outcome.Refusal switch
        {
            null => (found with { Approach = outcome.Approach! }, null),
            ApproachRefusal.Closed => (null, Conflict("Deze aanpak is afgerond. Ga er eerst weer mee verder. Het verhaal en wat u leerde, kunt u nog wel opschrijven. Ook stappen kunt u nog afvinken.")),
            ApproachRefusal.TooMany => (null, Conflict(TooMany(change))),
            _ => (null, Problem.NotFound()),
        };
    }

    private Task<Seal> Seal(KnownMunicipality municipality, Approach approach, CancellationToken cancellation) =>
        seals.Of(municipality.Code, KeyPurposes.Approach(approach.Id.ToString()), CollectiveApproach.KeptUntil(approach.BegunAt), cancellation);

    private static string TooMany(ApproachChange change) => change switch
    {
        ApproachChange.PlanStep => $"Er staan al {Approach.MostSteps} stappen in deze aanpak. Haal eerst een stap weg, of begin een tweede aanpak.",
        ApproachChange.AnswerPrompts =>
            $"Bij één aanpak horen hooguit {Approach.MostPrompts} aanleidingen, uit hooguit {Approach.MostNeighbourhoods} buurten. Begin voor deze aanleidingen een tweede aanpak.",
        ApproachChange.SetParticipants => $"Aan één aanpak doen hooguit {Approach.MostParticipants} deelnemers mee.",
        _ => $"Kies hooguit {CardChoice.MostChosen} kaarten, en bedenk er zelf hooguit {CardChoice.MostOwn}.",
    };

    private static Problem Conflict(string detail) => new(StatusCodes.Status409Conflict, "Kan nu niet", detail);
}

/// <summary>An approach, its team, and what opens its words.</summary>
internal sealed record FoundApproach(TeamInbox Team, Approach Approach, Seal Seal)
{
    /// <summary>The cards that go with it, in an order that says nothing.</summary>
    public IReadOnlyList<MenuCard> Menu => Team.Municipality.View.Menu.For(Approach.Themes, Team.Municipality.LeftOutBy(Team.Id), Approach.Id.ToString());

    /// <summary>The change that writes a part, or takes it out where there are no words.</summary>
    /// <param name="isShared">Of a story, whether other teams may read it.</param>
    public ApproachChange Written(ApproachPart part, IReadOnlyDictionary<string, string> words, bool isShared = false)
    {
        var text = words.Count == 0 ? null : Seal.Close(PartForm.Write(words));
        return part == ApproachPart.Story ? new ApproachChange.TellStory(text, isShared) : new ApproachChange.Write(part, text);
    }

    /// <summary>What was written of a part, by field; none for nothing.</summary>
    public IReadOnlyDictionary<string, string> Words(ApproachPart part) =>
        Seal.Open(Approach.Words(part)) is { } words ? PartForm.Parse(words) : new Dictionary<string, string>();
}
