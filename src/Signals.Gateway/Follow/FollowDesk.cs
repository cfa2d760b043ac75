using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Approaches;
using Signals.Gateway.Areas;
using Signals.Gateway.Households;
using Signals.Gateway.Intake;
using Signals.Gateway.Logbook;
using Signals.Gateway.Pages.Texts;
using Signals.Gateway.Sealing;
using Signals.Grains.Teams;
using Signals.Grains.Vault;

namespace Signals.Gateway.Follow;

/// <summary>Tells what came of a signal to whoever has its follow code, and takes it back.</summary>
internal sealed class FollowDesk(
    Catalogue catalogue, SignalNames names, GrainsWithinReach grains, IVault vault, HouseholdRegister households, Seals seals, UseDesk uses)
{
    /// <returns>Null if the code leads to no signal.</returns>
    public async Task<FollowAnswer?> Ask(FollowCode code, OperationLog log, CancellationToken cancellation)
    {
        if (await Find(code, cancellation) is not { } found) return null;
        await log.About(code.Municipality, found.Signal, LogActivity.SignalFollowed);
        return await Stand(found, cancellation);
    }

    /// <summary>What came of a signal that was found.</summary>
    /// <returns>Null if it was withdrawn, or is no longer kept.</returns>
    public async Task<FollowAnswer?> Stand(FoundSignal found, CancellationToken cancellation)
    {
        if (await grains.Neighbourhood(found.Neighbourhood).Follow(found.Signal, cancellation) is not { } followed) return null;
        if (followed.Approach is { } id && await grains.Approach(found.Neighbourhood.Municipality, id).Read(cancellation) is { } approach)
            return await Tell(found.Neighbourhood.Municipality, approach, cancellation);
        return new(Status(followed), Explain(followed), DutchTime.Local(await ChangedAt(found, followed, cancellation)), null, null);
    }

    /// <summary>Whether a household agreed that the signal is kept together with others of its own. So for a year, also when the signal itself is no longer kept.</summary>
    public async Task<bool> IsTogether(FollowCode code, CancellationToken cancellation) =>
        await catalogue.Municipality(code.Municipality, cancellation) is not null && await households.Agreed(code.Municipality, await names.Of(code, cancellation), cancellation);

    /// <summary>Takes the household's consent back: none of its signals are kept together any more. The signals themselves stay.</summary>
    /// <returns>False if the code leads to no signal that is kept together with others.</returns>
    public async Task<bool> StopTogether(FollowCode code, OperationLog log, CancellationToken cancellation)
    {
        if (!await IsTogether(code, cancellation)) return false;
        var signal = await names.Of(code, cancellation);
        await log.About(code.Municipality, signal, LogActivity.ConsentTakenBack);
        await log.Begin();
        return await households.TakeBack(code.Municipality, signal, cancellation) is not null;
    }

    /// <summary>What was done with the signal, in words of a language.</summary>
    /// <returns>Null if the code leads to no signal.</returns>
    public async Task<UseAnswer?> Used(FollowCode code, PageTexts texts, OperationLog log, CancellationToken cancellation) =>
        await Find(code, cancellation) is { } found ? await uses.Of(code.Municipality, found.Signal, texts, log, cancellation) : null;

    /// <returns>False if the code leads to no signal.</returns>
    public async Task<bool> Withdraw(FollowCode code, OperationLog log, CancellationToken cancellation)
    {
        if (await Find(code, cancellation) is not { } found) return false;
        await log.About(code.Municipality, found.Signal, LogActivity.SignalWithdrawn);
        await log.Begin();
        var withdrawn = await grains.Neighbourhood(found.Neighbourhood).Withdraw(found.Signal, cancellation);
        // Also when it was withdrawn before: the first time may have stopped half-way.
        await vault.Forget(code.Municipality, found.Signal, cancellation);
        return withdrawn;
    }

    private static string Status(FollowedSignal followed) => followed.Prompt switch
    {
        null => "ontvangen",
        PromptStatus.TakenUp => "besproken",
        _ => "meegeteld",
    };

    private static string Explain(FollowedSignal followed) => followed.Prompt switch
    {
        null => "We hebben uw melding ontvangen. Ze telt mee als meer mensen in de buurt hetzelfde noemen.",
        PromptStatus.TakenUp => "Meer mensen in uw buurt noemden dit. Het wijkteam is ermee aan de slag.",
        _ => "Meer mensen in uw buurt noemden dit. Het wijkteam heeft daarover een vraag gekregen.",
    };

    // Of an approach residents read what the team wrote for them, and nothing else.
    private async Task<FollowAnswer> Tell(MunicipalityCode municipality, Approach approach, CancellationToken cancellation)
    {
        var seal = await seals.Of(municipality, KeyPurposes.Approach(approach.Id.ToString()), CollectiveApproach.KeptUntil(approach.BegunAt), cancellation);
        var words = seal.Open(approach.Words(ApproachPart.ForResidents)) is { } text ? PartForm.Parse(text) : new Dictionary<string, string>();
        DateTimeOffset?[] changes = [approach.BegunAt, approach.Closing?.At, approach.Parts.GetValueOrDefault(ApproachPart.ForResidents)?.WrittenAt];
        return new(
            approach.Closing is null ? "aanpak-gestart" : "afgerond",
            approach.Closing is null
                ? "Meer mensen in uw buurt noemden dit. Het wijkteam pakt het samen met anderen op."
                : "Meer mensen in uw buurt noemden dit. Het wijkteam heeft het samen met anderen opgepakt. Dat is nu afgerond. Speelt het nog? Meld het dan gerust opnieuw.",
            DutchTime.Local(changes.Max()!.Value), words.GetValueOrDefault("watErGebeurt"), approach.Closing is null ? words.GetValueOrDefault("meedoen") : null);
    }

    /// <summary>When the team did what it did with the prompt; when the signal came in, as long as there is none.</summary>
    private async Task<DateTimeOffset> ChangedAt(FoundSignal found, FollowedSignal followed, CancellationToken cancellation)
    {
        var municipality = await catalogue.Municipality(found.Neighbourhood.Municipality, cancellation);
        if (followed.Prompt is not { } status || municipality?.TeamOf(found.Neighbourhood) is not { } team) return found.ReceivedAt;
        var page = await grains.Team(municipality.Code, team.Id).Page(
            new(found.Neighbourhood, status, null, 0, IDistrictTeam.MostEntries) { HidesShadow = status != PromptStatus.TakenUp }, cancellation);
        return page.Entries.FirstOrDefault(entry => entry.Prompt.Theme.Code == followed.Theme)?.ChangedAt ?? found.ReceivedAt;
    }

    /// <returns>The signal that a code leads to, withdrawn or not; null if it leads to none.</returns>
    public async Task<FoundSignal?> Find(FollowCode code, CancellationToken cancellation)
    {
        if (await catalogue.Municipality(code.Municipality, cancellation) is null) return null;
        var signal = await names.Of(code, cancellation);
        return await grains.Municipality(code.Municipality).WhereRecorded(signal, cancellation) is { } recorded
            ? new(recorded.Neighbourhood, signal, recorded.ReceivedAt)
            : null;
    }
}

/// <summary>A signal that a follow code leads to.</summary>
/// <param name="Neighbourhood">Where it was recorded.</param>
/// <param name="Signal">Its id.</param>
/// <param name="ReceivedAt">When it came in.</param>
internal sealed record FoundSignal(NeighbourhoodCode Neighbourhood, SignalId Signal, DateTimeOffset ReceivedAt);
