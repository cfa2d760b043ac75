using Signals.Core.Areas;
using Signals.Core.Notifications;
using Signals.Core.Text;
using Signals.Grains.Notifications;
using Signals.Grains.Vault;

namespace Signals.Grains.Logbook;

/// <summary>What the platform does with somebody's data by itself, in both logs.</summary>
public static class PlatformLog
{
    /// <summary>Mail with news of a signal is sent to whoever told it.</summary>
    public const string NewsSent = "nieuws-gestuurd";

    /// <summary>Letting somebody know what comes of what they told.</summary>
    public const string News = "nieuws";

    /// <summary>Writes that news is about to be sent. How that went the journal tells.</summary>
    /// <exception cref="LogbookUnavailableException">It must not be sent.</exception>
    internal static async Task SendsNews(this Post post, MunicipalityCode municipality, ResidentDelivery news)
    {
        // Every try of it is one operation.
        var key = await post.Keys.Key(municipality, KeyPurposes.LogSubjects, null, CancellationToken.None);
        var operation = new OperationId(Keyed.Hash(key.Span, "bericht", news.Delivery.Id.ToString()));
        var subject = await post.Keys.Subject(municipality, news.Signal, CancellationToken.None);
        await post.Logbook.Record(
            new(
                [
                    new(municipality, operation, "nieuws-sturen", AuditLine.Platform, new(AuditResult.Begun)
                    {
                        Purpose = News, ObjectKind = "melding", Client = AuditLine.Platform, HasPersonalData = true,
                    }),
                ],
                [new(municipality, operation, subject, new(NewsSent, News, AuditLine.Platform))]),
            CancellationToken.None);
    }
}
