using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Reading;

/// <summary>The key under which a sender may send the same thing again.</summary>
internal static class SenderKey
{
    private const string Header = "Idempotency-Key";
    private const int Most = 128;
    private const int MostOfForm = 64;

    /// <returns>The key, or one by chance where none was sent.</returns>
    public static string Of(HttpRequest request, FieldErrors errors)
    {
        var values = request.Headers[Header];
        if (values.Count == 0) return Chance();
        var key = values.ToString();
        if (values.Count > 1 || key.Length is 0 or > Most || key.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
            errors.Add(Header, "ongeldige-sleutel", $"Deze header heeft 1 tot en met {Most} tekens: letters, cijfers en leestekens.");
        return key;
    }

    /// <returns>The key that a form of ours was made with, or one by chance where none was sent.</returns>
    public static string Of(IFormCollection form) => form["sleutel"].ToString() is { Length: > 0 and <= MostOfForm } key ? key : Chance();

    public static string Chance() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
