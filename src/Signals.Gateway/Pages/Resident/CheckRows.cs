using System.Globalization;
using Signals.Gateway.Pages.Resident.Steps;

namespace Signals.Gateway.Pages.Resident;

/// <summary>What was answered, in the words of the form.</summary>
internal static class CheckRows
{
    public static IEnumerable<CheckRow> Of(Answers answers, FormTown town)
    {
        var texts = town.Texts;
        yield return new("over", texts["over"], texts[$"over.{answers.About}"]);
        if (answers.About == Answers.Another)
        {
            yield return new("gesprek", texts["gesprek"], texts[$"gesprek.{answers.Talked}"]);
            yield return new("weet-ervan", texts["weet-ervan"], texts[$"weet-ervan.{answers.Knows}"]);
        }
        yield return new("onderwerp", texts["thema"], town.Themes.Where(theme => theme.Code.ToString() == answers.Theme).Select(texts.Name).FirstOrDefault() ?? "");
        yield return new("adres", texts["adres"], answers.HasAddress
            ? string.Create(CultureInfo.InvariantCulture, $"{answers.Postcode} {answers.Number} {answers.Addition}").TrimEnd()
            : texts["controleren.niets"]);
        var asked = new NeighbourhoodStep().Applies(answers, town);
        yield return new(asked ? "buurt" : "adres", texts["buurt"], town.Neighbourhoods.FirstOrDefault(choice => choice.Value == answers.Neighbourhood)?.Label ?? "");
        yield return new("verhaal", texts["verhaal.waarneming"], answers.Observation ?? texts["controleren.niets"]);
        yield return new("verhaal", texts["verhaal.duiding"], answers.Interpretation ?? texts["controleren.niets"]);
        yield return new("bericht", texts["bericht.email"], answers.Email ?? texts["controleren.niets"]);
        if (answers.Together is { } together) yield return new("samen", texts["samen"], texts[$"samen.{(together ? "ja" : "nee")}"]);
    }
}
