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
        if (number is null && !errors.Has(fields.At("huisnummer"))) errors.Add(fields.At("huisnummer"), "verplicht", "Dit veld is verplicht.");
        if (postcode is not null && !HouseholdAddress.TryPostcode(postcode, out _))
            errors.Add(fields.At("postcode"), "ongeldige-postcode", "Een postcode heeft vier cijfers en twee letters, zoals 1234 AB.");
        if (!HouseholdAddress.TryAddition(addition, out _))
            errors.Add(fields.At("toevoeging"), "ongeldige-toevoeging", "Een toevoeging heeft hooguit zes letters en cijfers.");
        return errors.Any ? null : HouseholdAddress.Of(postcode!, number!.Value, addition);
    }
}
