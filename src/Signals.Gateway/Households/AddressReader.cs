using Signals.Core.Households;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Households;

/// <summary>Reads an address as somebody fills it in.</summary>
internal static class AddressReader
{
    public static readonly IReadOnlyCollection<string> Fields = ["postcode", "huisnummer", "toevoeging"];

    /// <returns>Null if something is wrong, which is noted.</returns>
    public static HouseholdAddress? Read(JsonFields fields, FieldErrors errors)
    {
        var postcode = fields.Line("postcode", 10);
        var number = fields.Whole("huisnummer", 1, 99_999);
        var addition = fields.Text("toevoeging", 10);
        return Check(postcode, number, addition, "", errors);
    }

    /// <summary>Checks an address that was read. A postcode that is missing is noted by whoever read it.</summary>
    /// <inheritdoc cref="Read"/>
    public static HouseholdAddress? Check(string? postcode, int? number, string? addition, string pointer, FieldErrors errors)
    {
        if (!errors.Has($"{pointer}/postcode") && !HouseholdAddress.TryPostcode(postcode, out _))
            errors.Add($"{pointer}/postcode", "ongeldige-postcode", "Een postcode heeft vier cijfers en twee letters, zoals 1234 AB.");
        if (number is null && !errors.Has($"{pointer}/huisnummer"))
            errors.Add($"{pointer}/huisnummer", "verplicht", "Dit veld is verplicht.");
        if (!HouseholdAddress.TryAddition(addition, out _))
            errors.Add($"{pointer}/toevoeging", "ongeldige-toevoeging", "Een toevoeging heeft hooguit zes letters en cijfers.");
        return errors.Any ? null : HouseholdAddress.Of(postcode!, number!.Value, addition);
    }
}
