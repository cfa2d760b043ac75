using System.Buffers.Binary;
using System.Security.Cryptography;
using Signals.Core.Follow;
using Signals.Core.Notifications;
using Signals.Gateway.Access;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Grains.Notifications;
using Signals.Grains.Vault;

namespace Signals.Gateway.Notifications;

/// <summary>What teams set of what they are told. An address goes to the vault before anything refers to it, and never further inward.</summary>
internal sealed class NotificationDesk(GrainsWithinReach grains, IVault vault, IKeyRing keys, TimeProvider clock)
{
    public INotifications Of(TeamInbox team) => grains.Notifications(team.Municipality.Code, team.Id);

    /// <param name="team">The team.</param>
    /// <param name="isCoordinator">Whether it is for a coordinator: only they see where the mail to the coordinator goes.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task<NotificationsAnswer> Read(TeamInbox team, bool isCoordinator, CancellationToken cancellation)
    {
        var view = await Of(team).Read(cancellation);
        var settings = view.Settings;
        var channels = new List<ChannelAnswer>();
        foreach (var channel in view.Channels.Where(channel => channel.Number != Channel.Coordinator)) channels.Add(await Answer(team, channel, cancellation));
        var coordinator = view.Channels.FirstOrDefault(channel => channel.Number == Channel.Coordinator);
        return new(
            new(team.Id.ToString(), team.Name), settings.Quiet is { } quiet ? new(ChannelNames.Time(quiet.From), ChannelNames.Time(quiet.Until)) : null,
            settings.NotAtWeekends, settings.NotOnHolidays, settings.GoodFriday, settings.LiberationDay,
            settings.EscalateAfterDays is { } days ? new(days, coordinator is null || !isCoordinator ? null : await Address(team, coordinator, cancellation)) : null,
            channels, view.CanMail, view.CanCall);
    }

    /// <returns>The settings as they are then; null if something is wrong, which is noted.</returns>
    public async Task<NotificationsAnswer?> Set(TeamInbox team, Reading.JsonFields fields, FieldErrors errors, CancellationToken cancellation)
    {
        var hasCoordinator = (await Of(team).Read(cancellation)).Channels.Any(channel => channel.Number == Channel.Coordinator);
        if (NotificationReader.Settings(fields, hasCoordinator, errors) is not var (settings, email)) return null;
        SignalId? subject = email is null ? null : await Keep(team, new(null, null, email), cancellation);
        if (await Of(team).Set(settings, subject, cancellation)) return await Read(team, isCoordinator: true, cancellation);
        if (subject is { } unused) await vault.ForgetUnconfirmed(team.Municipality.Code, unused, cancellation);
        errors.Add("/escalatie/email", "verplicht", "Dit veld is verplicht.");
        return null;
    }

    /// <returns>The channel; null if something is wrong, which is noted, or the team has as many as may be.</returns>
    public async Task<ChannelAnswer?> Add(TeamInbox team, WantedChannel wanted, string field, FieldErrors errors, CancellationToken cancellation)
    {
        var kind = wanted.Kind!.Value;
        var subject = await Keep(team, Parts(kind, wanted), cancellation);
        var outcome = await Of(team).AddChannel(new(kind, subject, wanted.Times?.DigestHour), cancellation);
        if (outcome.Number is not { } number)
        {
            await vault.ForgetUnconfirmed(team.Municipality.Code, subject, cancellation);
            if (outcome.Refused is { } refused) Note(refused, field, errors);
            return null;
        }
        if (await Find(team, number, cancellation) is not { } channel) return null;
        var answer = await Answer(team, channel, cancellation);
        return kind == ChannelKind.Webhook
            ? answer with { Geheim = WebhookSecret.Show(await WebhookSecret.Of(keys, team.Municipality.Code, team.Id, number, cancellation)) }
            : answer;
    }

    /// <returns>The channel as it is then; null if there is no such channel, or something is wrong, which is noted.</returns>
    public async Task<ChannelAnswer?> Change(TeamInbox team, ChannelView channel, WantedChannel wanted, string field, FieldErrors errors, CancellationToken cancellation)
    {
        SignalId? kept = wanted.Address is null ? null : await Keep(team, Parts(channel.Setup.Kind, wanted), cancellation);
        var outcome = await Of(team).ChangeChannel(channel.Number, new(wanted.IsOff) { Subject = kept, Times = wanted.Times }, cancellation);
        if (outcome is { Number: not null, Refused: null }) return await Find(team, channel.Number, cancellation) is { } changed ? await Answer(team, changed, cancellation) : null;
        if (kept is { } unused) await vault.ForgetUnconfirmed(team.Municipality.Code, unused, cancellation);
        if (outcome.Refused is { } refused) Note(refused, field, errors);
        return null;
    }

    /// <returns>A channel that the team made; null if it has no such channel.</returns>
    public async Task<ChannelView?> Find(TeamInbox team, int number, CancellationToken cancellation) => number == Channel.Coordinator
        ? null
        : (await Of(team).Read(cancellation)).Channels.FirstOrDefault(channel => channel.Number == number);

    /// <summary>Where a channel leads to, whole; null if the vault does not know any more.</summary>
    public async Task<string?> Address(TeamInbox team, ChannelView channel, CancellationToken cancellation)
    {
        var parts = await vault.Read(team.Municipality.Code, channel.Setup.Subject, cancellation);
        return channel.Setup.Kind == ChannelKind.Email ? parts?.Email : parts?.Callback;
    }

    private async Task<ChannelAnswer> Answer(TeamInbox team, ChannelView channel, CancellationToken cancellation) => ChannelAnswer.Of(channel, await Address(team, channel, cancellation));

    private static PersonalParts Parts(ChannelKind kind, WantedChannel wanted) => kind == ChannelKind.Email
        ? new(null, null, wanted.Address)
        : new(null, null, null) { Callback = wanted.Address, Authorization = wanted.Authorization };

    private async Task<SignalId> Keep(TeamInbox team, PersonalParts parts, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var subject = new SignalId(BinaryPrimitives.ReadUInt128BigEndian(RandomNumberGenerator.GetBytes(16)));
        await vault.KeepIfAbsent(team.Municipality.Code, subject, parts, now, now.AddDays(INotifications.AddressDays), cancellation);
        return subject;
    }

    private static void Note(FailureClass refused, string field, FieldErrors errors)
    {
        if (refused == FailureClass.NotAllowed)
            errors.Add(field, "adres-niet-toegestaan", "Naar dit adres mag het platform niets sturen. Kies een adres op internet, op poort 443 of 8443, of vraag de beheerder van het platform.");
        else
            errors.Add(field, "adres-niet-gevonden", "Dit adres is niet te vinden. Kijk of het klopt, of probeer het straks nog eens.");
    }
}
