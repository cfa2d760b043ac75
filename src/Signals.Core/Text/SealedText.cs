using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Signals.Core.Text;

/// <summary>Words that people wrote, sealed at the edge of the platform: what is inside keeps them and cannot read them.</summary>
[JsonConverter(typeof(TextValueConverter<SealedText>))]
public sealed record SealedText : IParsable<SealedText>
{
    /// <summary>The most characters of the sealed form: 60,000 bytes of what was written.</summary>
    public const int Most = 80_100;

    private readonly string base64;

    private SealedText(string base64) => this.base64 = base64;

    /// <summary>Text that was sealed.</summary>
    /// <exception cref="ArgumentException">It is empty, or longer than <see cref="Most"/> once written.</exception>
    public static SealedText Of(ReadOnlySpan<byte> bytes) =>
        TryParse(Convert.ToBase64String(bytes), null, out var text) ? text : throw new ArgumentException($"A sealed text has 1 to {Most} characters.", nameof(bytes));

    /// <summary>What is to be unsealed.</summary>
    public byte[] ToBytes() => Convert.FromBase64String(base64);

    /// <returns>The sealed form, in base 64.</returns>
    public override string ToString() => base64;

    /// <exception cref="FormatException">The text is no sealed text.</exception>
    public static SealedText Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var text) ? text : throw new FormatException("A sealed text is written in base 64.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out SealedText result)
    {
        result = s is { Length: > 0 and <= Most } && System.Buffers.Text.Base64.IsValid(s) ? new(s) : null;
        return result is not null;
    }
}
