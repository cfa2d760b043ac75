using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Signals.Core.Areas;
using Signals.Core.Text;

namespace Signals.Grains.Journal;

/// <summary>Names a grain and its stream: municipality, kind and name, as in <c>GM9999/buurt/BU99990102</c>. The municipality leads every key.</summary>
[JsonConverter(typeof(TextValueConverter<StreamKey>))]
public sealed partial record StreamKey : IParsable<StreamKey>
{
    /// <param name="municipality">The municipality that owns the stream.</param>
    /// <param name="kind">What the grain is: 2 to 20 lower-case letters.</param>
    /// <param name="name">Which one: 1 to 60 letters, digits and hyphens, unique in municipality and kind.</param>
    /// <exception cref="ArgumentException">Kind or name has another form.</exception>
    public StreamKey(MunicipalityCode municipality, string kind, string name)
    {
        if (!KindForm().IsMatch(kind)) throw new ArgumentException("A kind of stream is 2 to 20 lower-case letters.", nameof(kind));
        if (!NameForm().IsMatch(name)) throw new ArgumentException("A stream's name is 1 to 60 letters, digits and hyphens.", nameof(name));
        (Municipality, Kind, Name) = (municipality, kind, name);
    }

    public MunicipalityCode Municipality { get; }

    public string Kind { get; }

    public string Name { get; }

    /// <summary>A number that is much the same for few streams, and for one stream always the same: what many do at some time, each does a while before or after the others.</summary>
    internal uint Spread => Name.Aggregate(0u, (sum, letter) => (sum * 31) + letter);

    /// <returns>The three parts with slashes between.</returns>
    public override string ToString() => $"{Municipality}/{Kind}/{Name}";

    /// <exception cref="FormatException">The text is not of the form <c>GM9999/kind/name</c>.</exception>
    public static StreamKey Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var key) ? key : throw new FormatException("A stream is named as in GM9999/buurt/BU99990102.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out StreamKey result)
    {
        result = null;
        if (s?.Split('/') is not [var municipality, var kind, var name]
            || !MunicipalityCode.TryParse(municipality, provider, out var code)
            || !KindForm().IsMatch(kind) || !NameForm().IsMatch(name))
            return false;
        result = new(code, kind, name);
        return true;
    }

    [GeneratedRegex(@"^[a-z]{2,20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KindForm();

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
