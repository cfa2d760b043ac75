using System.Text.Json;
using Signals.Core.Conversations;
using Signals.Core.Text;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Sealing;
using Signals.Grains.Vault;

namespace Signals.Gateway.Conversations;

/// <summary>The conversations that a caller may read.</summary>
internal sealed class ConversationDesk(GrainsWithinReach grains, Catalogue catalogue, InboxDesk inbox, Seals seals, IKeyRing keys, TimeProvider clock)
{
    private const int YearsOfKey = MunicipalityConversations.KeptYears + 1;

    /// <returns>A conversation that the caller may read, or null.</returns>
    public async Task<FoundConversation?> Find(string id, Caller caller, CancellationToken cancellation) =>
        ConversationId.TryParse(id, null, out var known) && await catalogue.Municipality(known.Municipality, cancellation) is { } municipality
        && await grains.Conversations(municipality.Code).Find(known.Number, cancellation) is { } conversation && ConversationAccess.MayRead(conversation, caller)
            ? await Opened(municipality, conversation, caller, cancellation)
            : null;

    /// <summary>The conversations of a caller in a municipality, latest first.</summary>
    /// <param name="kind">Only of one kind; null for all.</param>
    /// <param name="team">Only those of one of the caller's teams; null for all.</param>
    public async Task<IReadOnlyList<FoundConversation>> List(
        KnownMunicipality municipality, ConversationKind? kind, TeamInbox? team, Caller caller, CancellationToken cancellation)
    {
        var all = await grains.Conversations(municipality.Code).List(kind, team is null ? null : [team.Id], cancellation);
        var found = new List<FoundConversation>();
        foreach (var conversation in all.Where(one => ConversationAccess.MayRead(one, caller))) found.Add(await Opened(municipality, conversation, caller, cancellation));
        return found;
    }

    /// <summary>The municipalities in which a caller may have conversations.</summary>
    public async Task<IReadOnlyList<KnownMunicipality>> Municipalities(Caller caller, CancellationToken cancellation) => caller.Is(Roles.Manager)
        ? await catalogue.All(cancellation)
        : [.. (await inbox.Teams(caller, cancellation)).Select(team => team.Municipality).DistinctBy(municipality => municipality.Code)];

    /// <summary>Asks something. What the same side sends twice under one key is one conversation; another question, or that of another side, is another.</summary>
    public async Task<FoundConversation> Ask(WantedConversation wanted, string key, Caller caller, CancellationToken cancellation)
    {
        var municipality = wanted.Municipality;
        var seal = await SealOf(municipality, clock.GetUtcNow(), cancellation);
        var follow = await keys.Key(municipality.Code, KeyPurposes.Follow, null, cancellation);
        var asked = await grains.Conversations(municipality.Code).Ask(
            new(
                wanted.Kind, wanted.From, wanted.To, wanted.Subject, seal.Close(wanted.Question),
                Keyed.Hash(follow.Span, $"gesprek/{wanted.From?.ToString() ?? "gemeente"}", $"{key}\0{JsonSerializer.Serialize(wanted)}")), cancellation);
        return await Opened(municipality, asked, caller, cancellation);
    }

    /// <returns>The conversation as it stands then; null if it is closed, or as much was said as may be.</returns>
    public async Task<FoundConversation?> Say(FoundConversation found, string words, Caller caller, CancellationToken cancellation) =>
        await grains.Conversations(found.Municipality.Code).Say(found.Conversation.Id.Number, found.Answers, found.Seal.Close(words), cancellation) is { } changed
            ? await Opened(found.Municipality, changed, caller, cancellation)
            : null;

    /// <returns>The conversation as it stands then; null if it cannot stand so.</returns>
    public async Task<FoundConversation?> Move(FoundConversation found, ConversationStatus status, Caller caller, CancellationToken cancellation) =>
        await grains.Conversations(found.Municipality.Code).Move(found.Conversation.Id.Number, status, cancellation) is { } changed
            ? await Opened(found.Municipality, changed, caller, cancellation)
            : null;

    private async Task<FoundConversation> Opened(KnownMunicipality municipality, Conversation conversation, Caller caller, CancellationToken cancellation) =>
        new(municipality, conversation, await SealOf(municipality, conversation.AskedAt, cancellation))
        {
            Asks = ConversationAccess.Asks(conversation, caller),
            // Of whoever belongs to both it is the answer that is waited for.
            Answers = ConversationAccess.IsAsked(conversation, caller),
            IsManager = !ConversationAccess.IsOfTeam(caller),
        };

    private Task<Seal> SealOf(KnownMunicipality municipality, DateTimeOffset askedAt, CancellationToken cancellation) =>
        seals.Of(municipality.Code, KeyPurposes.Conversations(askedAt.Year), new(askedAt.Year + YearsOfKey, 1, 1, 0, 0, 0, TimeSpan.Zero), cancellation);
}

/// <summary>A conversation, and what somebody may do in it.</summary>
internal sealed record FoundConversation(KnownMunicipality Municipality, Conversation Conversation, Seal Seal)
{
    /// <summary>Whether the caller belongs to those who asked.</summary>
    public bool Asks { get; init; }

    /// <summary>Whether what the caller says is an answer.</summary>
    public bool Answers { get; init; }

    /// <summary>Whether the caller reads it for the municipality: then no times are told, so that nobody can be timed.</summary>
    public bool IsManager { get; init; }

    /// <summary>Whether the caller may say something.</summary>
    public bool MaySay => (Asks || Answers) && !Conversation.IsClosed && Conversation.Messages.Count < Core.Conversations.Conversation.MostMessages;
}
