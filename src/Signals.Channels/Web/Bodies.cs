using System.Globalization;
using System.Text.Json;
using Signals.Core.Notifications;
using Signals.Core.Time;
using Signals.Grains.Notifications;

namespace Signals.Channels.Web;

/// <summary>What a web server is sent: that there is something, and where to look. Never what it is about.</summary>
internal sealed class Bodies(ChannelsOptions options)
{
    /// <summary>The channel of the Notificaties API to which everything belongs.</summary>
    public const string Kanaal = "aanleidingen";

    // Reverse DNS, by the domain: names of organisations change.
    private const string TypePrefix = "nl.wijkteams.";

    private readonly string source = options.Oin is { } oin ? $"urn:nld:oin:{oin}:systeem:signals" : options.Address?.GetLeftPart(UriPartial.Authority) ?? "";

    /// <returns>The body as UTF-8 JSON, and its media type.</returns>
    public (byte[] Body, string Type) Of(Parcel parcel) => parcel.Kind == ChannelKind.Subscription
        ? (Notification(parcel), "application/json; charset=utf-8")
        : (CloudEvent(parcel), "application/cloudevents+json; charset=utf-8");

    // CloudEvents 1.0 in the NL GOV profile, structured. The prompts themselves are to be fetched, by whoever may see them.
    private byte[] CloudEvent(Parcel parcel) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        specversion = "1.0",
        id = parcel.Delivery.ToString(),
        source,
        type = TypePrefix + parcel.Notice switch
        {
            NoticeKind.Prompt => "aanleiding-ontstaan",
            NoticeKind.Digest => "aanleidingen-verzameld",
            NoticeKind.Test => "proefbericht-gevraagd",
            _ => throw new ArgumentException($"No web server is told of {parcel.Notice}.", nameof(parcel)),
        },
        time = Time(parcel),
        subject = parcel.Team!.Id,
        dataref = Prompts(parcel),
    });

    private byte[] Notification(Parcel parcel) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        kanaal = Kanaal,
        hoofdObject = Prompts(parcel),
        resource = parcel.Notice == NoticeKind.Test ? "proefbericht" : "aanleiding",
        resourceUrl = Prompts(parcel),
        actie = "create",
        aanmaakdatum = Time(parcel),
        kenmerken = new { wijkteam = parcel.Team!.Id },
    });

    private string Prompts(Parcel parcel) => new Uri(options.Address!, $"/v1/aanleidingen?wijkteam={parcel.Team!.Id}").ToString();

    private static string Time(Parcel parcel) => DutchTime.Local(parcel.QueuedAt).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
