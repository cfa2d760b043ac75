using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Signals.Core.Follow;
using Signals.Core.Text;

namespace Signals.Core.Households;

/// <summary>An address, brought to one spelling so that one household gives one token. It never leaves the gateway.</summary>
public sealed partial record HouseholdAddress
{
    private HouseholdAddress(string postcode, int number, string addition) =>
        (Postcode, Number, Addition) = (postcode, number, addition);

    /// <summary>Four digits and two capitals, without a space.</summary>
    public string Postcode { get; }

    /// <summary>The house number, 1 to 99999.</summary>
    public int Number { get; }

    /// <summary>House letter and addition in capitals, without spaces or hyphens; empty if there is none.</summary>
    public string Addition { get; }

    /// <summary>Brings a postcode to one spelling.</summary>
    /// <param name="text">As written: spaces and small letters are allowed.</param>
    /// <param name="postcode">Four digits and two capitals.</param>
    /// <returns>False if it is no Dutch postcode (SA, SD and SS are never given out).</returns>
    public static bool TryPostcode([NotNullWhen(true)] string? text, [NotNullWhen(true)] out string? postcode)
    {
        postcode = text is { Length: <= 10 } ? text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() : null;
        return postcode is not null && PostcodeForm().IsMatch(postcode);
    }

    /// <summary>Whether a house number can exist: 1 to 99999.</summary>
    public static bool IsNumber(int number) => number is >= 1 and <= 99_999;

    /// <summary>Brings a house letter and addition to one spelling.</summary>
    /// <returns>False if more than six letters and digits remain, or anything but those, spaces and hyphens stands in it.</returns>
    public static bool TryAddition(string? text, out string addition)
    {
        addition = (text ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return AdditionForm().IsMatch(addition);
    }

    /// <exception cref="FormatException">A part cannot be that of a Dutch address. The message names the part, never its text.</exception>
    public static HouseholdAddress Of(string postcode, int number, string? addition = null)
    {
        if (!TryPostcode(postcode, out var normalPostcode)) throw new FormatException("Not a Dutch postcode.");
        if (!IsNumber(number)) throw new FormatException("Not a house number.");
        if (!TryAddition(addition, out var normalAddition)) throw new FormatException("Not an addition to a house number.");
        return new(normalPostcode, number, normalAddition);
    }

    /// <returns>The name of the type only: an address is never written to a log by accident.</returns>
    public override string ToString() => nameof(HouseholdAddress);

    /// <summary>The id under which something is kept of the household at this address.</summary>
    /// <exception cref="ArgumentException">The key is shorter than 16 bytes.</exception>
    public SignalId Under(ReadOnlySpan<byte> key) => new(Keyed.Hash(key, "bij-elkaar", Canonical()));

    internal string Canonical() => string.Create(CultureInfo.InvariantCulture, $"{Postcode}|{Number}|{Addition}");

    [GeneratedRegex(@"^[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PostcodeForm();

    [GeneratedRegex(@"^[A-Z0-9]{0,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AdditionForm();
}
