using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Signals.Gateway.Access;

namespace Signals.Gateway.Pages.Outreach;

/// <summary>Keeps a visit in a sealed cookie for a day. Sealed for one person: whoever uses the browser after them cannot open it.</summary>
internal sealed class Visits(IDataProtectionProvider protection, IOptions<GatewayOptions> options)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector sealing = protection.CreateProtector("inloop").ToTimeLimitedDataProtector();
    private readonly string name = options.Value.Demo ? "signals-inloop" : "__Host-signals-inloop";

    /// <returns>An empty visit if there is none in this browser, or it is somebody else's.</returns>
    public OutreachVisit Read(HttpContext context)
    {
        if (context.Request.Cookies[name] is not { Length: > 0 } text) return new();
        try
        {
            return JsonSerializer.Deserialize<OutreachVisit>(Sealing(context).Unprotect(WebEncoders.Base64UrlDecode(text))) ?? new();
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or JsonException)
        {
            return new();
        }
    }

    public void Keep(HttpContext context, OutreachVisit visit)
    {
        var text = WebEncoders.Base64UrlEncode(Sealing(context).Protect(JsonSerializer.SerializeToUtf8Bytes(visit), Kept));
        context.Response.Cookies.Append(
            name, text, new() { MaxAge = Kept, HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = !options.Value.Demo, Path = "/", IsEssential = true });
    }

    private ITimeLimitedDataProtector Sealing(HttpContext context) => sealing.CreateProtector(Caller.Of(context).Name ?? "");
}
