using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Signals.Gateway.Pages.Resident;

/// <summary>
/// Forms that are being filled in, each in a sealed cookie of its own, so that two tabs do not mix and the platform stores nothing before a form is sent.
/// </summary>
internal sealed class Drafts(IDataProtectionProvider protection, IOptions<GatewayOptions> options)
{
    /// <summary>How many forms one browser fills in at a time; beginning another forgets one of these.</summary>
    public const int Most = 3;

    /// <summary>How large a sealed form may be, in characters: three of them fit in what proxies take of a request's headers.</summary>
    public const int MostCharacters = 5_000;

    private const int IdBytes = 8;

    /// <summary>So long after the last answer somebody is warned that the answers go.</summary>
    public static readonly TimeSpan UntilWarning = TimeSpan.FromMinutes(50);

    private static readonly TimeSpan Kept = UntilWarning + TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeptAfterSending = TimeSpan.FromMinutes(10);

    private readonly ChunkingCookieManager cookies = new();
    private readonly ITimeLimitedDataProtector sealing = protection.CreateProtector("melding").ToTimeLimitedDataProtector();
    private readonly string prefix = options.Value.Demo ? "signals-melding-" : "__Host-signals-melding-";

    public static string NewId() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(IdBytes));

    /// <returns>The answers of a form; null if there is no such form in this browser, or it was left for more than an hour.</returns>
    public Answers? Read(HttpContext context, string id)
    {
        if (id.Length > 2 * IdBytes || cookies.GetRequestCookie(context, prefix + id) is not { Length: > 0 } text) return null;
        try
        {
            using var packed = new BrotliStream(new MemoryStream(sealing.CreateProtector(id).Unprotect(WebEncoders.Base64UrlDecode(text))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Answers>(packed);
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The forms that are being filled in in this browser and are not sent.</summary>
    public IReadOnlyList<(string Id, Answers Answers)> All(HttpContext context) =>
    [
        .. from id in Ids(context)
           let answers = Read(context, id)
           where answers is { FollowCode: null }
           select (id, answers),
    ];

    /// <returns>False if the answers are too long to keep.</returns>
    public bool Keep(HttpContext context, string id, Answers answers)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.SmallestSize)) JsonSerializer.Serialize(packing, answers);
        var text = WebEncoders.Base64UrlEncode(sealing.CreateProtector(id).Protect(packed.ToArray(), answers.FollowCode is null ? Kept : KeptAfterSending));
        if (text.Length > MostCharacters) return false;
        foreach (var other in Ids(context).Where(other => other != id).Skip(Most - 1)) Forget(context, other);
        cookies.AppendResponseCookie(context, prefix + id, text, Cookie());
        return true;
    }

    public void Forget(HttpContext context, string id) => cookies.DeleteCookie(context, prefix + id, Cookie());

    private IEnumerable<string> Ids(HttpContext context) => context.Request.Cookies.Keys
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .Select(name => name[prefix.Length..]).Where(id => Encoding.UTF8.GetByteCount(id) == WebEncoders.Base64UrlEncode(new byte[IdBytes]).Length);

    // Gone when the browser closes: others may use the same one, as in a library.
    private CookieOptions Cookie() => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = !options.Value.Demo, Path = "/", IsEssential = true };
}
