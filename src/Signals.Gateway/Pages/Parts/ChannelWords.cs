using System.Globalization;
using Signals.Core.Time;
using Signals.Gateway.Notifications;

namespace Signals.Gateway.Pages.Parts;

/// <summary>What pages say of channels.</summary>
internal static class ChannelWords
{
    public static string Kind(string kind) => kind switch
    {
        ChannelNames.Email => "E-mail",
        ChannelNames.Webhook => "Webhook",
        _ => "Abonnement",
    };

    public static string Failure(string failure) => failure switch
    {
        "geen-verbinding" => "er kwam geen verbinding",
        "geweigerd" => "de ontvanger weigerde het",
        "te-langzaam" => "de ontvanger antwoordde niet op tijd",
        "antwoord-5xx" => "bij de ontvanger ging iets mis",
        "te-druk" => "de ontvanger had het te druk",
        "adres-niet-toegestaan" => "naar dit adres mag niets worden gestuurd",
        "certificaat" => "de verbinding was niet veilig",
        "opgezegd" => "de ontvanger wil niets meer krijgen",
        "geen-adres" => "er is geen adres meer",
        "niet-vastgelegd" => "we konden niet vastleggen dat we iets sturen",
        _ => "er wachtte te veel",
    };

    public static string When(DateTimeOffset instant) =>
        $"{DutchDay.Of(DutchTime.DateOf(instant))} om {DutchTime.Local(instant).ToString("H.mm", CultureInfo.InvariantCulture)} uur";
}
