using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Signals.Silo.Tests.Canaries;

/// <summary>The forms in which a text can lie in bytes, each as those bytes widened to characters.</summary>
internal static class Forms
{
    // What is shorter stands somewhere by chance.
    private const int Shortest = 6;

    /// <summary>Every form of a canary that is looked for.</summary>
    public static IEnumerable<string> Of(Canary canary) =>
        Written(canary.Text).Distinct().SelectMany(text => Encoded(text, isWhole: text == canary.Text)).Where(form => form.Length >= Shortest).Distinct();

    // As people and programs write it.
    private static IEnumerable<string> Written(string text)
    {
        yield return text;
        yield return JavaScriptEncoder.Default.Encode(text);
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
        yield return Uri.EscapeDataString(text);
        yield return WebUtility.UrlEncode(text);
        yield return WebUtility.HtmlEncode(text);
        yield return text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (text.StartsWith("06-", StringComparison.Ordinal)) yield return $"+316{text[3..]}";
        if (text.StartsWith("9999", StringComparison.Ordinal) && text.Contains(' ', StringComparison.Ordinal)) yield return text.Replace(' ', '/');
    }

    private static IEnumerable<string> Encoded(string text, bool isWhole)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        yield return Wide(bytes);
        yield return Wide(Encoding.Unicode.GetBytes(text));
        yield return Wide(Encoding.BigEndianUnicode.GetBytes(text));
        yield return Convert.ToHexString(bytes);
        if (!isWhole) yield break;
        yield return Wide(Encoding.Latin1.GetBytes(text));
        for (var offset = 0; offset < 3; offset++)
        {
            var base64 = Base64(bytes, offset);
            yield return base64;
            yield return base64.Replace('+', '-').Replace('/', '_');
        }
        // Without a key a hash of something short leads back to it.
        var hash = SHA256.HashData(bytes);
        yield return Wide(hash);
        yield return Convert.ToHexString(hash);
        yield return Base64(hash, 0);
    }

    // What base64 makes of bytes that so many others precede, without the characters that those beside them have a part in.
    private static string Base64(byte[] bytes, int offset)
    {
        var whole = Convert.ToBase64String([.. new byte[offset], .. bytes]);
        var from = ((offset * 8) + 5) / 6;
        return whole[from..((offset + bytes.Length) * 8 / 6)];
    }

    private static string Wide(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
