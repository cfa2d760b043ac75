using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Signals.Core.Addresses;
using Signals.Core.Areas;
using Signals.Core.Households;
using Signals.Gateway.Imports;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Addresses;

/// <summary>Which columns of an address list are read, and of which edition it is. Others, such as district and municipality, follow from the neighbourhood.</summary>
internal sealed partial record AddressHeader(char Separator, int Columns, int PostcodeAt, int NumberAt, int NeighbourhoodAt, EditionYear Edition)
{
    private const string PostcodeColumn = "PC6";
    private const string NumberColumn = "Huisnummer";
    private const string NeighbourhoodColumn = "Buurt";
    private const int MostCode = 99_999_999;

    /// <param name="line">The first line.</param>
    /// <param name="asked">The edition that was given beside the list.</param>
    /// <returns>Null if something is wrong.</returns>
    public static AddressHeader? Of(Line? line, EditionYear? asked, FieldErrors errors)
    {
        if (line?.Text is not { } text || !Utf8.IsValid(text))
        {
            errors.Add("", "kopregel-ontbreekt", "De eerste regel hoort de namen van de kolommen te geven, in UTF-8, zoals PC6;Huisnummer;Buurt2024.");
            return null;
        }
        var header = Encoding.UTF8.GetString(text);
        var separator = header.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        if (CsvLine.Split(header, separator) is not { } names)
        {
            errors.Add("", "aanhalingstekens", "De aanhalingstekens in de kopregel kloppen niet.");
            return null;
        }
        var (postcode, number, neighbourhood) = (Place(PostcodeColumn), Place(NumberColumn), Place(NeighbourhoodColumn));
        var named = neighbourhood < 0 ? null : YearIn(names[neighbourhood]);
        if (neighbourhood >= 0 && (named ?? asked) is null && !errors.Has("jaar"))
            errors.Add("jaar", "verplicht", "De kolom van de buurt noemt geen jaar, zoals Buurt2024. Geef het jaar dan mee als ?jaar=2024.");
        else if (named is not null && asked is not null && named != asked)
            errors.Add("jaar", "ander-jaar", "De kolom van de buurt noemt een ander jaar. Laat ?jaar= weg, of stuur de lijst van dat jaar.");
        return errors.Any ? null : new(separator, names.Count, postcode, number, neighbourhood, (named ?? asked)!.Value);

        int Place(string column)
        {
            var at = names.FindIndex(IsIt);
            if (at < 0) errors.Add($"/{column}", "kolom-ontbreekt", $"Deze kolom is verplicht. De naam begint met {column}.");
            else if (names.FindLastIndex(IsIt) != at) errors.Add($"/{column}", "dubbele-kolom", $"Er is meer dan één kolom waarvan de naam met {column} begint. Laat er één staan.");
            return at;

            bool IsIt(string name) => name.StartsWith(column, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <returns>The address in a line; null if something is wrong with it.</returns>
    public ListedAddress? Read(Line line, FieldErrors errors)
    {
        if (line.Text is not { } text)
            errors.Add("", "te-lang", $"Een regel heeft hooguit {LineReader.LongestLine / 1024} kB.");
        else if (!Utf8.IsValid(text))
            errors.Add("", "ongeldige-tekens", "Deze regel is geen geldige UTF-8.");
        else if (CsvLine.Split(Encoding.UTF8.GetString(text), Separator) is not { } fields)
            errors.Add("", "aanhalingstekens", "De aanhalingstekens in deze regel kloppen niet.");
        else if (fields.Count != Columns)
            errors.Add("", "aantal-kolommen", $"Deze regel heeft {fields.Count} kolommen, de kopregel {Columns}.");
        else
            return Read(fields, errors);
        return null;
    }

    private ListedAddress? Read(List<string> fields, FieldErrors errors)
    {
        if (!Postcode.TryParse(fields[PostcodeAt], null, out var postcode))
            errors.Add($"/{PostcodeColumn}", "ongeldige-postcode", "Een postcode heeft vier cijfers en twee letters, zoals 1234AB.");
        if (!int.TryParse(fields[NumberAt], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !HouseholdAddress.IsNumber(number))
            errors.Add($"/{NumberColumn}", "ongeldig-huisnummer", "Een huisnummer is een getal van 1 tot en met 99999.");
        var code = fields[NeighbourhoodAt].AsSpan();
        if (code.StartsWith("BU", StringComparison.OrdinalIgnoreCase)) code = code[2..];
        if (!int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var neighbourhood) || neighbourhood > MostCode)
            errors.Add($"/{NeighbourhoodColumn}", "ongeldige-code", "Dit is geen buurtcode van het CBS.");
        return errors.Any ? null : new(postcode, number, new(neighbourhood));
    }

    private static EditionYear? YearIn(string name) =>
        YearForm().Match(name) is { Success: true } match && int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) is var year && EditionYear.IsValid(year)
            ? new(year)
            : null;

    [GeneratedRegex("[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex YearForm();
}

/// <summary>An address and the neighbourhood that the list gives it.</summary>
internal readonly record struct ListedAddress(Postcode Postcode, int Number, NeighbourhoodCode Neighbourhood);
