using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Signals.Core.Teams;
using Signals.Core.Text;

namespace Signals.Core.Approaches;

/// <summary>Names a collective approach by the team that undertakes it and eight characters, as in <c>noord-7k3m9xq2</c>.</summary>
[JsonConverter(typeof(TextValueConverter<ApproachId>))]
public sealed record ApproachId : IParsable<ApproachId>
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 8;
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    private readonly string mark;

    private ApproachId(TeamId team, string mark) => (Team, this.mark) = (team, mark);

    /// <summary>The team that began it.</summary>
    public TeamId Team { get; }

    /// <summary>The approach that a team begins under an idempotency key: the same words under the same key always name the same one, and others another.</summary>
    /// <param name="key">The secret, at least 16 bytes.</param>
    /// <param name="team">The team.</param>
    /// <param name="idempotencyKey">The sender's key.</param>
    /// <param name="sent">What was sent under it.</param>
    /// <exception cref="ArgumentException">The key is shorter than 16 bytes.</exception>
    public static ApproachId Of(ReadOnlySpan<byte> key, TeamId team, string idempotencyKey, string sent)
    {
        var chance = Keyed.Hash(key, $"aanpak/{team}", $"{idempotencyKey}\0{sent}");
        return new(team, string.Create(Length, chance, (text, bits) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Alphabet[(int)(bits >> (5 * i)) & 31];
        }));
    }

    /// <returns>Team and characters with a hyphen between.</returns>
    public override string ToString() => $"{Team}-{mark}";

    /// <exception cref="FormatException">The text names no approach.</exception>
    public static ApproachId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("An approach is named as in noord-7k3m9xq2.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ApproachId result)
    {
        result = s is { Length: > Length + 2 and <= Slug.Most + Length + 1 } && s[^(Length + 1)] == '-' && !s.AsSpan(s.Length - Length).ContainsAnyExcept(Letters)
            && TeamId.TryParse(s[..^(Length + 1)], provider, out var team)
                ? new(team, s[^Length..])
                : null;
        return result is not null;
    }
}
