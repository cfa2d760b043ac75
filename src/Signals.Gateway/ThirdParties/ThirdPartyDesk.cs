using Microsoft.AspNetCore.Http;
using Signals.Core.Follow;
using Signals.Core.ThirdParties;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;
using Signals.Grains.Teams;
using Signals.Grains.Vault;

namespace Signals.Gateway.ThirdParties;

/// <summary>Signals with words about somebody else, for the one professional who entered them. The words themselves are not shown.</summary>
internal sealed class ThirdPartyDesk(GrainsWithinReach grains, Catalogue catalogue, IVault vault, TimeProvider clock)
{
    /// <summary>The caller's own tasks, with any team: those to be answered first, and of these the oldest.</summary>
    public async Task<IReadOnlyList<ThirdPartyTaskAnswer>> Of(Caller caller, OperationLog log, CancellationToken cancellation)
    {
        if (caller.Name is not { } name) return [];
        var found = new List<(ThirdPartyTask Task, KnownMunicipality Municipality)>();
        foreach (var (municipality, team) in await Teams(cancellation))
            found.AddRange((await team.ThirdPartiesFor(name, cancellation)).Select(task => (task, municipality)));
        foreach (var (task, municipality) in found) await log.About(municipality.Code, task.Signal, LogActivity.ThirdPartyRead);
        return [.. found.OrderBy(pair => pair.Task.Answer is not null).ThenBy(pair => pair.Task.ReceivedAt).Select(pair => Answer(pair.Task, pair.Municipality))];
    }

    /// <returns>The caller's own task; null if there is none, or no longer.</returns>
    public async Task<ThirdPartyTaskAnswer?> Find(string id, Caller caller, OperationLog log, CancellationToken cancellation)
    {
        if (await Held(id, caller, cancellation) is not { } held) return null;
        await log.About(held.Municipality.Code, held.Task.Signal, LogActivity.ThirdPartyRead);
        return Answer(held.Task, held.Municipality);
    }

    /// <summary>Does what the caller chose: keeps the words for as long as others, or erases them. Doing it twice does no harm.</summary>
    public async Task<(ThirdPartyTaskAnswer? Answer, Problem? Problem)> Settle(string id, ThirdPartyAnswer answer, Caller caller, OperationLog log, CancellationToken cancellation)
    {
        if (await Held(id, caller, cancellation) is not { } held) return (null, Problem.NotFound());
        var (municipality, signal) = (held.Municipality.Code, held.Task.Signal);
        log.Chose(ThirdPartyAnswers.Code(answer));
        await log.About(municipality, signal, LogActivity.ThirdPartySettled);
        await log.Begin();
        // The words first: as long as the task stands, this can be done again.
        if (answer == ThirdPartyAnswer.Erased) await vault.ForgetParts(municipality, signal, cancellation);
        var settled = await held.Team.SettleThirdParty(signal, caller.Name!, answer, cancellation);
        if (settled is null) return (null, Problem.NotFound());
        if (settled.Answer != answer) return (null, new(StatusCodes.Status409Conflict, "Al gewist", "De woorden zijn al gewist. Daarna kunt u niets anders meer kiezen."));
        // The ground first: without it the words go after 28 days.
        if (answer != ThirdPartyAnswer.Erased) await vault.Extend(municipality, signal, settled.WordsKeptUntil, cancellation);
        return (Answer(settled, held.Municipality), null);
    }

    private async Task<HeldTask?> Held(string id, Caller caller, CancellationToken cancellation)
    {
        if (!SignalId.TryParse(id, null, out var signal) || caller.Name is not { } name) return null;
        foreach (var (municipality, team) in await Teams(cancellation))
            if (await team.ThirdParty(signal, name, cancellation) is { } task) return new(task, municipality, team);
        return null;
    }

    private async Task<IEnumerable<(KnownMunicipality Municipality, IDistrictTeam Team)>> Teams(CancellationToken cancellation) =>
        from municipality in await catalogue.All(cancellation)
        from team in municipality.View.Teams
        select (municipality, grains.Team(municipality.Code, team.Id));

    private ThirdPartyTaskAnswer Answer(ThirdPartyTask task, KnownMunicipality municipality)
    {
        var theme = task.Theme.ToString();
        return new(
            task.Signal.ToString(), municipality.Named(task.Neighbourhood), new(theme, municipality.Theme(theme)?.Name ?? theme), task.ObservedOn, DutchTime.Local(task.ReceivedAt),
            task.Answer is { } answer ? ThirdPartyAnswers.Code(answer) : null, DutchTime.Local(task.KeptUntil), (int)Math.Ceiling((task.KeptUntil - clock.GetUtcNow()).TotalDays));
    }

    private sealed record HeldTask(ThirdPartyTask Task, KnownMunicipality Municipality, IDistrictTeam Team);
}

/// <summary>A signal with words about somebody else. The professional knows by day and theme which one is meant.</summary>
/// <param name="Id">The signal.</param>
/// <param name="Buurt">Where.</param>
/// <param name="Thema">What it was about.</param>
/// <param name="WaargenomenOp">The day on which it was observed.</param>
/// <param name="OntvangenOp">When it came in.</param>
/// <param name="Keuze">What was done, as a code; null as long as nothing was.</param>
/// <param name="VervaltOp">When the words are erased by themselves; of words that are erased, until when this is remembered.</param>
/// <param name="DagenOver">How many days that is from now, rounded up.</param>
public sealed record ThirdPartyTaskAnswer(
    string Id, NamedCode Buurt, NamedCode Thema, DateOnly WaargenomenOp, DateTimeOffset OntvangenOp, string? Keuze, DateTimeOffset VervaltOp, int DagenOver);
