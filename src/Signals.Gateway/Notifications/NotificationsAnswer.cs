using System.Globalization;
using Signals.Core.Notifications;
using Signals.Core.Time;
using Signals.Gateway.Areas;
using Signals.Grains.Notifications;

namespace Signals.Gateway.Notifications;

/// <summary>What a team is told outside the platform, and when.</summary>
/// <param name="Wijkteam">The team.</param>
/// <param name="StilteUren">The hours of every day in which nothing is sent; null for none.</param>
/// <param name="NietInWeekend">Whether nothing is sent at weekends.</param>
/// <param name="NietOpFeestdagen">Whether nothing is sent on public holidays.</param>
/// <param name="GoedeVrijdag">Whether Good Friday counts as one.</param>
/// <param name="Bevrijdingsdag">Whether 5 May counts as one.</param>
/// <param name="Escalatie">When the coordinator is told of a prompt that nobody looked at; null for never.</param>
/// <param name="Kanalen">The team's channels.</param>
/// <param name="KanMailen">Whether this installation can send e-mail.</param>
/// <param name="KanAanroepen">Whether it can call web servers.</param>
public sealed record NotificationsAnswer(
    NamedCode Wijkteam, QuietHoursAnswer? StilteUren, bool NietInWeekend, bool NietOpFeestdagen, bool GoedeVrijdag, bool Bevrijdingsdag, EscalationAnswer? Escalatie,
    IReadOnlyList<ChannelAnswer> Kanalen, bool KanMailen, bool KanAanroepen);

/// <summary>Hours, as in 18:00.</summary>
public sealed record QuietHoursAnswer(string Van, string Tot);

/// <param name="NaDagen">After how many days.</param>
/// <param name="Email">To which address of the coordinator; null where it is not known any more, and for whoever is none.</param>
public sealed record EscalationAnswer(int NaDagen, string? Email);

/// <summary>A channel.</summary>
/// <param name="Nummer">Its number with the team.</param>
/// <param name="Soort">What is sent along it.</param>
/// <param name="Adres">Where to; of a web server only the host, since the rest may be a secret.</param>
/// <param name="DagelijksOm">The hour of the daily message; null to be told at once.</param>
/// <param name="Aan">Whether it is switched on.</param>
/// <param name="Wachtend">How much waits to be sent.</param>
/// <param name="WachtSinds">Since when.</param>
/// <param name="LaatstBezorgdOp">When something last arrived.</param>
/// <param name="LaatsteFout">What last went wrong.</param>
/// <param name="LaatsteFoutOp">When that was.</param>
public sealed record ChannelAnswer(
    int Nummer, string Soort, string? Adres, int? DagelijksOm, bool Aan, int Wachtend, DateTimeOffset? WachtSinds, DateTimeOffset? LaatstBezorgdOp, string? LaatsteFout,
    DateTimeOffset? LaatsteFoutOp)
{
    /// <summary>The secret with which a webhook is signed. Shown once, when the channel is made.</summary>
    public string? Geheim { get; init; }

    internal static ChannelAnswer Of(ChannelView channel, string? address)
    {
        var (standing, failure) = (channel.Standing, channel.Standing.LastFailure);
        return new(
            channel.Number, ChannelNames.Of(channel.Setup.Kind), Shown(channel.Setup.Kind, address), channel.Setup.DigestHour, !channel.IsOff, standing.Waiting,
            Local(standing.WaitingSince), Local(standing.LastDeliveredAt), failure is null ? null : ChannelNames.Of(failure.Failure), Local(failure?.At));
    }

    internal static DateTimeOffset? Local(DateTimeOffset? instant) => instant is { } known ? DutchTime.Local(known) : null;

    internal static string? Shown(ChannelKind kind, string? address) =>
        kind == ChannelKind.Email ? address : Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null;
}

/// <summary>What things are called in the interface.</summary>
internal static class ChannelNames
{
    public const string Email = "e-mail";
    public const string Webhook = "webhook";
    public const string Subscription = "abonnement";

    public static string Of(ChannelKind kind) => kind switch
    {
        ChannelKind.Email => Email,
        ChannelKind.Webhook => Webhook,
        _ => Subscription,
    };

    public static string Of(FailureClass failure) => failure switch
    {
        FailureClass.NoConnection => "geen-verbinding",
        FailureClass.Refused => "geweigerd",
        FailureClass.TooSlow => "te-langzaam",
        FailureClass.ServerError => "antwoord-5xx",
        FailureClass.TooBusy => "te-druk",
        FailureClass.NotAllowed => "adres-niet-toegestaan",
        FailureClass.Certificate => "certificaat",
        FailureClass.Gone => "opgezegd",
        FailureClass.NoAddress => "geen-adres",
        FailureClass.NotLogged => "niet-vastgelegd",
        _ => "wachtrij-vol",
    };

    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
