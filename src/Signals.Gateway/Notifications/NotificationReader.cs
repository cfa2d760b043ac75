using System.Globalization;
using Signals.Core.Notifications;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Notifications;

/// <summary>What a team wants of a channel.</summary>
/// <param name="Kind">What is to be sent along it; null where it stays as it is.</param>
/// <param name="Address">Where to; null where that stays as it is.</param>
/// <param name="Times">When the team is told; null where that stays as it is.</param>
/// <param name="IsOff">Whether it is to be off.</param>
/// <param name="Authorization">What a subscriber wants to see in the <c>Authorization</c> header; null for nothing.</param>
internal sealed record WantedChannel(ChannelKind? Kind, string? Address, ChannelTimes? Times, bool IsOff, string? Authorization = null);

/// <summary>Reads what a team sets, and notes everything that is wrong with it.</summary>
internal static class NotificationReader
{
    public static readonly IReadOnlyCollection<string> OfSettings = ["stilteUren", "nietInWeekend", "nietOpFeestdagen", "goedeVrijdag", "bevrijdingsdag", "escalatie"];

    public static readonly IReadOnlyCollection<string> OfNewChannel = ["soort", "adres", "dagelijksOm"];

    public static readonly IReadOnlyCollection<string> OfChannel = ["adres", "dagelijksOm", "aan"];

    /// <param name="hasCoordinator">Whether the address of a coordinator is known.</param>
    /// <returns>The settings, with a new address of the coordinator if one is given; null if something is wrong.</returns>
    public static (NotificationSettings Settings, string? Coordinator)? Settings(JsonFields fields, bool hasCoordinator, FieldErrors errors)
    {
        var escalation = fields.Object("escalatie", ["naDagen", "email"]);
        var days = escalation?.Whole("naDagen", NotificationSettings.FewestDays, NotificationSettings.MostDays);
        if (escalation is not null && days is null && !errors.Has(escalation.At("naDagen"))) errors.Add(escalation.At("naDagen"), "verplicht", "Dit veld is verplicht.");
        var email = escalation?.Text("email", Core.Notifications.Channel.MostAddress)?.Trim();
        if (escalation is not null && !errors.Has(escalation.At("email")))
        {
            if (email is null && !hasCoordinator) errors.Add(escalation.At("email"), "verplicht", "Dit veld is verplicht.");
            else if (email is not null && !TextRules.IsEmail(email)) errors.Add(escalation.At("email"), "ongeldig-emailadres", NoEmail);
        }
        var settings = new NotificationSettings
        {
            Quiet = Quiet(fields, errors),
            NotAtWeekends = fields.Flag("nietInWeekend") ?? false,
            NotOnHolidays = fields.Flag("nietOpFeestdagen") ?? false,
            GoodFriday = fields.Flag("goedeVrijdag") ?? false,
            LiberationDay = fields.Flag("bevrijdingsdag") ?? false,
            EscalateAfterDays = days,
        };
        return errors.Any ? null : (settings, email);
    }

    public static WantedChannel? NewChannel(JsonFields fields, FieldErrors errors)
    {
        ChannelKind? kind = fields.Text("soort", 40) switch { ChannelNames.Email => ChannelKind.Email, ChannelNames.Webhook => ChannelKind.Webhook, _ => null };
        if (kind is null && !errors.Has(fields.At("soort"))) errors.Add(fields.At("soort"), "onbekende-soort", "Kies e-mail of webhook.");
        var address = fields.Line("adres", Core.Notifications.Channel.MostAddress);
        if (kind is { } known && address is not null) CheckAddress(known, address, fields.At("adres"), errors);
        var hour = fields.Whole("dagelijksOm", 0, 23);
        return errors.Any ? null : new(kind, address, new(hour), IsOff: false);
    }

    public static WantedChannel? Channel(JsonFields fields, ChannelKind kind, FieldErrors errors)
    {
        var address = fields.Has("adres") ? fields.Line("adres", Core.Notifications.Channel.MostAddress) : null;
        if (address is not null && kind == ChannelKind.Subscription)
            errors.Add(fields.At("adres"), "niet-mogelijk", "Bij het adres van een abonnement hoort ook de toegang ertoe. Zeg het abonnement op en abonneer opnieuw.");
        else if (address is not null) CheckAddress(kind, address, fields.At("adres"), errors);
        var hour = fields.Whole("dagelijksOm", 0, 23);
        if (hour is not null && kind == ChannelKind.Subscription) errors.Add(fields.At("dagelijksOm"), "niet-mogelijk", "Een abonnement krijgt elk bericht meteen.");
        var on = fields.Flag("aan");
        if (on is null && !errors.Has(fields.At("aan"))) errors.Add(fields.At("aan"), "verplicht", "Dit veld is verplicht.");
        return errors.Any ? null : new(null, address, new(hour), on == false);
    }

    public static void CheckAddress(ChannelKind kind, string address, string field, FieldErrors errors)
    {
        if (kind == ChannelKind.Email)
        {
            if (!TextRules.IsEmail(address)) errors.Add(field, "ongeldig-emailadres", NoEmail);
        }
        else if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            errors.Add(field, "geen-https", "Hier hoort een adres te staan dat met https:// begint, zonder gebruikersnaam en zonder #.");
        }
    }

    private const string NoEmail = "Dit is geen e-mailadres, zoals naam@voorbeeld.nl.";

    private static QuietHours? Quiet(JsonFields fields, FieldErrors errors)
    {
        if (fields.Object("stilteUren", ["van", "tot"]) is not { } hours) return null;
        var (from, until) = (Time(hours, "van", errors), Time(hours, "tot", errors));
        if (from is null || until is null) return null;
        if (from != until) return new(from.Value, until.Value);
        errors.Add(hours.At("tot"), "zelfde-tijd", "De stille uren eindigen op een ander moment dan ze beginnen.");
        return null;
    }

    private static TimeOnly? Time(JsonFields fields, string field, FieldErrors errors)
    {
        var text = fields.Text(field, 20);
        if (text is not null && TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        if (!errors.Has(fields.At(field)))
            errors.Add(fields.At(field), text is null ? "verplicht" : "ongeldige-tijd", text is null ? "Dit veld is verplicht." : "Hier hoort een tijd te staan, zoals 18:00.");
        return null;
    }
}
