using Signals.Core.Notifications;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Grains.Notifications;

namespace Signals.Gateway.Notifications;

/// <summary>How it stands with what is to be delivered outside, for an administrator.</summary>
internal sealed class DeliveryDesk(Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock)
{
    // As many teams are asked at once: a municipality may have hundreds.
    private const int AskedAtOnce = 16;

    public async Task<DeliveryAnswer> Read(CancellationToken cancellation)
    {
        var channels = new List<ChannelDelivery>();
        var (discarded, canMail, canCall) = (0L, false, false);
        foreach (var municipality in await catalogue.All(cancellation))
        {
            foreach (var teams in municipality.View.Teams.Chunk(AskedAtOnce))
            {
                var views = await Task.WhenAll(teams.Select(team => grains.Notifications(municipality.Code, team.Id).Read(cancellation)));
                foreach (var (team, view) in teams.Zip(views))
                {
                    discarded += view.Discarded;
                    channels.AddRange(view.Channels.OrderBy(channel => channel.Number).Select(channel => Of(
                        new(team.Id.ToString(), team.Name), channel.Number, ChannelNames.Of(channel.Setup.Kind), !channel.IsOff, channel.Standing,
                        view.DeadLetters.Where(letter => letter.Channel == channel.Number))));
                }
            }
            var residents = await grains.ResidentMail(municipality.Code).Read(cancellation);
            // Also where there is no team yet.
            (discarded, canMail, canCall) = (discarded + residents.Discarded, residents.CanMail, residents.CanCall);
            channels.Add(Of(null, null, ChannelNames.Email, true, residents.Standing, residents.DeadLetters));
        }
        return new(channels, discarded, canMail, canCall);
    }

    /// <returns>How many are tried again; null if there is no such channel.</returns>
    public async Task<int?> Resend(string team, int channel, DeliveryId? delivery, CancellationToken cancellation)
    {
        if (await catalogue.Team(team, cancellation) is not var (known, municipality)) return null;
        var grain = grains.Notifications(municipality.Code, known.Id);
        return (await grain.Read(cancellation)).Channels.Any(one => one.Number == channel) ? await grain.Resend(channel, delivery, cancellation) : null;
    }

    public async Task<int> ResendToResidents(DeliveryId? delivery, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var municipality in await catalogue.All(cancellation)) count += await grains.ResidentMail(municipality.Code).Resend(delivery, cancellation);
        return count;
    }

    private ChannelDelivery Of(NamedCode? team, int? number, string kind, bool isOn, ChannelStanding standing, IEnumerable<DeadLetter> letters) => new(
        team, number, kind, isOn, standing.Waiting, ChannelAnswer.Local(standing.WaitingSince), ChannelAnswer.Local(standing.LastDeliveredAt),
        standing.LastFailure is { } failure ? ChannelNames.Of(failure.Failure) : null, ChannelAnswer.Local(standing.LastFailure?.At),
        [
            .. letters.Select(letter => new UndeliveredAnswer(
                letter.Delivery.Id.ToString(), (int)(clock.GetUtcNow() - letter.Delivery.QueuedAt).TotalHours, letter.Delivery.Attempts, ChannelNames.Of(letter.Reason))),
        ]);
}

/// <summary>How it stands with what is to be delivered outside.</summary>
/// <param name="Kanalen">Each channel of each team, and the mail to residents of each municipality.</param>
/// <param name="Weggevallen">How many messages that could not be delivered had to make room for newer ones.</param>
/// <param name="KanMailen">Whether this installation can send e-mail.</param>
/// <param name="KanAanroepen">Whether it can call web servers.</param>
public sealed record DeliveryAnswer(IReadOnlyList<ChannelDelivery> Kanalen, long Weggevallen, bool KanMailen, bool KanAanroepen);

/// <summary>How it stands with one channel.</summary>
/// <param name="Wijkteam">The team; null for mail to residents.</param>
/// <param name="Kanaal">Its number, 0 for that of the coordinator; null for mail to residents.</param>
/// <param name="Soort">What is sent along it.</param>
/// <param name="Aan">Whether it is switched on.</param>
/// <param name="Wachtend">How much waits.</param>
/// <param name="WachtSinds">Since when.</param>
/// <param name="LaatstBezorgdOp">When something last arrived.</param>
/// <param name="LaatsteFout">What last went wrong, as a kind.</param>
/// <param name="LaatsteFoutOp">When that was.</param>
/// <param name="NietBezorgd">What was given up.</param>
public sealed record ChannelDelivery(
    NamedCode? Wijkteam, int? Kanaal, string Soort, bool Aan, int Wachtend, DateTimeOffset? WachtSinds, DateTimeOffset? LaatstBezorgdOp, string? LaatsteFout,
    DateTimeOffset? LaatsteFoutOp, IReadOnlyList<UndeliveredAnswer> NietBezorgd);

/// <summary>Something that was given up.</summary>
/// <param name="Id">Its name.</param>
/// <param name="LeeftijdUren">How many hours ago it was to be sent.</param>
/// <param name="Pogingen">How often it was tried.</param>
/// <param name="Reden">Why it was given up, as a kind.</param>
public sealed record UndeliveredAnswer(string Id, int LeeftijdUren, int Pogingen, string Reden);
