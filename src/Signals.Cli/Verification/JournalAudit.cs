using Signals.Core.Addresses;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Conversations;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;
using Signals.Core.Notifications;
using Signals.Core.Platform;
using Signals.Core.SocialMaps;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Trends;
using Signals.Core.Vigils;
using Signals.Grains.Journal;

namespace Signals.Cli.Verification;

/// <summary>What a journal holds, and what in it cannot be so.</summary>
internal sealed record AuditReport(
    IReadOnlyDictionary<string, long> StreamsByKind, long Commits, long Snapshots, long SnapshotsCompared, long Signals, long Registrations, long Messages,
    long Reminders, Violations Violations);

/// <summary>Reads a journal end to end and checks everything that must hold in it.</summary>
/// <remarks>
/// Streams, registrations, messages and reminders are each read of a moment of their own, so nothing may be writing meanwhile. Holds in memory what
/// grains know of one another's message numbers, and the signals of one municipality that are not compacted yet: about 100 bytes each.
/// </remarks>
/// <param name="journal">The journal.</param>
/// <param name="now">Registrations that can have expired by now are not missed.</param>
internal sealed class JournalAudit(IJournalInspection journal, DateTimeOffset now)
{
    private readonly Violations violations = new();
    private readonly Dictionary<StreamKey, StreamFacts> streams = [];
    private readonly Dictionary<SignalId, LiveSignal> live = [];
    private readonly SortedDictionary<string, long> kinds = new(StringComparer.Ordinal);
    private readonly DateTimeOffset keptSince = now.AddDays(-RegistrationAudit.LeastDaysKept);
    private long commits;
    private long snapshots;
    private long compared;
    private long signals;
    private long registrations;

    /// <param name="passed">Called after each stream.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<AuditReport> Run(Action passed, CancellationToken cancellation)
    {
        MunicipalityCode? municipality = null;
        await foreach (var stream in journal.Streams(cancellation))
        {
            if (municipality is { } before && before != stream.Key.Municipality) await EndMunicipality(before, cancellation);
            municipality = stream.Key.Municipality;
            Look(stream);
            passed();
        }
        if (municipality is { } last) await EndMunicipality(last, cancellation);
        var messages = await new MessageAudit(streams, violations).Run(journal, cancellation);
        var reminders = await CheckReminders(cancellation);
        return new(kinds, commits, snapshots, compared, signals, registrations, messages, reminders, violations);
    }

    private void Look(InspectedStream stream)
    {
        var facts = streams[stream.Key] = new(stream.Key);
        if (stream.CompactedThrough > 0) facts.KnownSince = stream.Stored.Commits.Count > 0 ? stream.Stored.Commits[0].RecordedAt : DateTimeOffset.MaxValue;
        kinds[stream.Key.Kind] = kinds.GetValueOrDefault(stream.Key.Kind) + 1;
        commits += stream.Stored.Commits.Count;
        if (stream.Stored.Snapshot is not null) snapshots++;
        switch (stream.Key.Kind)
        {
            case StreamKeys.NeighbourhoodKind:
                LookAtNeighbourhood(stream, facts);
                break;
            case StreamKeys.MunicipalityKind:
                Replay<Municipality, MunicipalityEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.TeamKind:
                Replay<DistrictTeam, DistrictTeamEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.HouseholdKind:
                Replay<Household, HouseholdEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.ThemeKind:
                Replay<SharedTheme, SharedThemeEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.AddressesKind:
                Replay<AddressRegister, AddressRegisterEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.TrendsKind:
                Replay<QuarterTrends, QuarterTrendsEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.MapKind:
                Replay<AreaMap, AreaMapEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.ApproachKind:
                Replay<CollectiveApproach, ApproachEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.ConversationsKind:
                Replay<MunicipalityConversations, ConversationEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.SocialMapKind:
                Replay<SocialMap, SocialMapEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.VigilKind:
                Replay<Vigil, VigilEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.PlatformKind:
                Replay<Installation, InstallationEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.NotificationsKind:
                Replay<TeamNotifications, NotificationEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            case StreamKeys.ResidentMailKind:
                Replay<ResidentMail, ResidentMailEvent>(stream, facts, (state, happened) => state.Apply(happened));
                break;
            default:
                violations.Add(stream.Key, null, "is of a kind that no grain has");
                break;
        }
    }

    private void LookAtNeighbourhood(InspectedStream stream, StreamFacts facts)
    {
        var audit = new NeighbourhoodAudit(facts, live, violations, keptSince);
        audit.Begin(stream.CompactedThrough > 0);
        var state = Replay<Neighbourhood, NeighbourhoodEvent>(
            stream, facts, (neighbourhood, happened) => neighbourhood.Apply(happened), NeighbourhoodAudit.Align, audit.Look);
        if (state is not null) audit.End(state);
    }

    private TState? Replay<TState, TEvent>(
        InspectedStream stream, StreamFacts facts, Action<TState, TEvent> apply, Action<TState, TState>? align = null,
        Action<StoredCommit, TEvent>? each = null) where TState : class, new()
    {
        var audit = new StreamAudit<TState, TEvent>(stream, violations, apply, align ?? ((_, _) => { }));
        var replayed = audit.Run(each ?? ((_, _) => { }));
        if (audit.SnapshotCompared) compared++;
        (facts.Sent, facts.Received, facts.SaidFarewell) = (replayed?.Sent, replayed?.Received, replayed?.SaidFarewell == true);
        return replayed?.State;
    }

    private async Task EndMunicipality(MunicipalityCode municipality, CancellationToken cancellation)
    {
        signals += live.Count;
        registrations += await new RegistrationAudit(streams, live, violations).Run(journal, municipality, keptSince, cancellation);
        live.Clear();
    }

    private async Task<long> CheckReminders(CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var reminder in journal.Reminders(cancellation))
        {
            count++;
            if (!streams.ContainsKey(reminder.Grain)) violations.Add(reminder.Grain, null, "has a reminder and does not exist");
        }
        return count;
    }
}
