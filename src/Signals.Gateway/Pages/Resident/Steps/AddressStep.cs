using System.Globalization;
using Signals.Core.Households;

namespace Signals.Gateway.Pages.Resident.Steps;

/// <summary>The sender's own address, so that a household counts once and the neighbourhood need not be looked up. It can be passed over.</summary>
internal sealed class AddressStep : Step<AddressPage>
{
    private const int MostTyped = 12;

    public override string Slug => "adres";

    public override bool IsAnswered(Answers answers) => answers.AddressAsked;

    public override IReadOnlyDictionary<string, string?> Fields(Answers answers) => new Dictionary<string, string?>
    {
        ["postcode"] = answers.Postcode,
        ["huisnummer"] = answers.Number?.ToString(CultureInfo.InvariantCulture),
        ["toevoeging"] = answers.Addition,
    };

    public override async Task<Answers> Take(StepFields fields, Answers answers, FormTown town, CancellationToken cancellation)
    {
        var none = answers with { Postcode = null, Number = null, Addition = null, AddressAsked = true, Together = null };
        if (answers.IsFound) none = none with { Neighbourhood = null, IsFound = false };
        var (postcode, number, addition) = (fields["postcode"], fields["huisnummer"], fields["toevoeging"]);
        if (postcode.Length + number.Length + addition.Length == 0) return none;
        if (!HouseholdAddress.TryPostcode(postcode, out var known)) fields.Wrong("postcode", postcode.Length == 0 ? "adres.fout.postcode-leeg" : "adres.fout.postcode");
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var house) || !HouseholdAddress.IsNumber(house))
            fields.Wrong("huisnummer", number.Length == 0 ? "adres.fout.huisnummer-leeg" : "adres.fout.huisnummer");
        if (addition.Length > MostTyped || !HouseholdAddress.TryAddition(addition, out _)) fields.Wrong("toevoeging", "adres.fout.toevoeging");
        if (fields.Errors.Count > 0) return answers;
        var found = town.Municipality is { Code: var code } ? await town.Addresses.Find(code, known!, house, cancellation) : null;
        var changed = none with { Postcode = known, Number = house, Addition = addition.Length == 0 ? null : addition };
        return found is null ? changed : changed with { Neighbourhood = found.Code.ToString(), IsFound = true };
    }
}
