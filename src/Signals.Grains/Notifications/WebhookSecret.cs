using System.Security.Cryptography;
using System.Text;
using Signals.Core.Areas;
using Signals.Core.Teams;
using Signals.Grains.Vault;

namespace Signals.Grains.Notifications;

/// <summary>The secret with which what is sent along one channel is signed: derived from the municipality's own key, so that it is stored nowhere.</summary>
public static class WebhookSecret
{
    /// <summary>What stands before a secret as a person is shown it, by the custom of Standard Webhooks.</summary>
    public const string Prefix = "whsec_";

    /// <summary>The secret of a channel: 32 bytes, the same every time.</summary>
    public static async Task<ReadOnlyMemory<byte>> Of(IKeyRing keys, MunicipalityCode municipality, TeamId team, int channel, CancellationToken cancellation)
    {
        var key = await keys.Key(municipality, KeyPurposes.Webhooks, null, cancellation);
        return HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes($"webhook\0{team}/{channel}"));
    }

    /// <summary>A secret as a person is shown it.</summary>
    public static string Show(ReadOnlyMemory<byte> secret) => Prefix + Convert.ToBase64String(secret.Span);
}
