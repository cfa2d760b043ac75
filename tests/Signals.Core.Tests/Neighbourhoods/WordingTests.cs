using System.Text.RegularExpressions;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Core.Tests.Neighbourhoods;

public sealed partial class WordingTests
{
    [Fact]
    public void Every_prompt_asks_at_least_as_much_as_it_tells_and_orders_nothing()
    {
        var prompts = Theme.Standard.SelectMany(theme => Enumerable.Range(6, 40).Select(households => Raise(theme.Code, households))).ToList();

        prompts.Count.ShouldBeGreaterThan(500);
        foreach (var prompt in prompts)
        {
            var sentences = Sentence().Matches($"{prompt.Explanation} {string.Join(' ', prompt.NotKnown)} {string.Join(' ', prompt.Questions)}").Select(match => match.Value).ToList();
            sentences.Count(sentence => sentence.EndsWith('?')).ShouldBeGreaterThanOrEqualTo((sentences.Count + 1) / 2);
            prompt.Questions.Count.ShouldBeGreaterThanOrEqualTo(3);
            sentences.ShouldAllBe(sentence => !Orders().IsMatch(sentence));
            prompt.Explanation.ShouldContain(prompt.Households.ToString());
            prompt.Explanation.ShouldContain("door toeval");
        }
    }

    private static Prompt Raise(ThemeCode theme, int households)
    {
        var street = new Street();
        for (var household = 1; household <= households; household++)
            street.Emit([street.Neighbourhood.Record(new()
            {
                Id = new((UInt128)household),
                Theme = theme,
                Source = household % 4 == 0 ? Source.Resident : Source.HomeVisit,
                ObservedOn = DateOnly.FromDateTime(street.Now.DateTime),
                ReceivedAt = street.Now,
                Household = household % 5 == 0 && households > 8 ? [] : [Street.Token(household)],
            })]);
        street.Emit(street.Neighbourhood.LookAt(theme, street.Now));
        return street.Prompts.Single();
    }

    [GeneratedRegex(@"[^.?!]+[.?!]")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(moet|moeten|dient|dienen|verplicht|prioriteit|score|risico|deadline)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Orders();
}
