using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Signals.Core.Text;
using Signals.Grains.Vault;

namespace Signals.Gateway.Access;

/// <summary>
/// A mark by which scripts tell whose a device is now, also without a connection: what one person entered is neither shown to nor sent by another.
/// </summary>
/// <remarks>Scripts have to read it, so it does not hide from them. It is no credential: it opens nothing, and nobody can tell from it who the person is.</remarks>
internal sealed class DeviceMark(IKeyRing keys, IOptions<GatewayOptions> options)
{
    // Somebody who comes once a fortnight begins without coverage as well.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(31);

    public string CookieName { get; } = options.Value.Demo ? "signals-toestel" : "__Host-signals-toestel";

    /// <summary>Marks the device as that of the person with a name.</summary>
    public async Task Set(HttpContext context, string name)
    {
        var secret = await keys.Key(default, KeyPurposes.Devices, null, context.RequestAborted);
        context.Response.Cookies.Append(CookieName, Keyed.Hash(secret.Span, "toestel", name).ToString("x32", CultureInfo.InvariantCulture), Cookie(Kept));
    }

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(CookieName, Cookie(null));

    private CookieOptions Cookie(TimeSpan? age) =>
        new() { MaxAge = age, Secure = !options.Value.Demo, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
}
