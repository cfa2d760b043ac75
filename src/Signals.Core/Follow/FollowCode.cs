using System.Diagnostics.CodeAnalysis;
using Signals.Core.Areas;
using Signals.Core.Text;

namespace Signals.Core.Follow;

/// <summary>
/// What a resident keeps to follow a signal: four groups of four characters, as in <c>9QK2-7HXW-03MD-Z5TA</c>. It holds the municipality
/// (14 bits), a secret (61 bits) and a check character.
/// </summary>
/// <remarks>
/// The alphabet is Crockford's base 32: no I, L, O or U; I and L are read as 1, O as 0, and small letters as capitals. The check character is
/// the value of the others as a polynomial over GF(32) at a generator: it finds every single wrong character and every exchange of two.
/// </remarks>
public sealed record FollowCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int PayloadLength = 15;
    private const int SecretBits = 61;

    private readonly UInt128 payload;

    private FollowCode(UInt128 payload) => this.payload = payload;

    /// <summary>The municipality that the signal was told in.</summary>
    public MunicipalityCode Municipality => new((int)(payload >> SecretBits));

    /// <summary>The code for an idempotency key: the same key always gives the same code, and only the secret's holder can tell which.</summary>
    /// <exception cref="ArgumentException">The secret is shorter than 16 bytes.</exception>
    public static FollowCode Of(ReadOnlySpan<byte> secret, MunicipalityCode municipality, string idempotencyKey)
    {
        var chance = Keyed.Hash(secret, "volgcode", idempotencyKey) >> (128 - SecretBits);
        return new(((UInt128)municipality.Number << SecretBits) | chance);
    }

    /// <returns>Four groups of four characters with hyphens between.</returns>
    public override string ToString()
    {
        Span<char> text = stackalloc char[PayloadLength + 1];
        var check = 0;
        for (var i = 0; i < PayloadLength; i++)
        {
            var digit = (int)(payload >> (5 * (PayloadLength - 1 - i))) & 31;
            check = TimesGenerator(check ^ digit);
            text[i] = Alphabet[digit];
        }
        text[PayloadLength] = Alphabet[check];
        return $"{text[..4]}-{text[4..8]}-{text[8..12]}-{text[12..]}";
    }

    /// <summary>Reads a code as a person may type it: hyphens and spaces anywhere, small letters, O for 0, I or L for 1.</summary>
    /// <returns>False if it does not have 16 characters, or the check character does not fit.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out FollowCode? code)
    {
        code = null;
        if (text is not { Length: <= 64 }) return false;
        UInt128 payload = 0;
        int check = 0, length = 0;
        foreach (var c in text)
        {
            if (c is '-' or ' ') continue;
            var digit = Digit(c);
            if (digit < 0 || ++length > PayloadLength + 1) return false;
            if (length > PayloadLength)
            {
                check ^= digit;
                continue;
            }
            payload = (payload << 5) | (UInt128)digit;
            check = TimesGenerator(check ^ digit);
        }
        if (length != PayloadLength + 1 || check != 0 || (int)(payload >> SecretBits) > 9_999) return false;
        code = new(payload);
        return true;
    }

    private static int Digit(char c) => char.ToUpperInvariant(c) switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        var letter => Alphabet.IndexOf(letter, StringComparison.Ordinal),
    };

    // x^5 + x^2 + 1 is primitive, so the powers of x run through all 31 values and no two places weigh the same.
    private static int TimesGenerator(int value) => (value << 1) ^ (value >= 16 ? 0b100101 : 0);
}
