using Signals.Cli.Registering;

namespace Signals.Register.Tests;

public sealed class PageTests
{
    private static readonly DataCategory Words = new(
        "words", "Woorden", PersonalKind.Direct, "Lezen wat iemand zegt", "AVG artikel 6", false, "De bewoner", "Het wijkteam",
        [new(["vault"], "13 weken", "de sleutel wordt vernietigd")], new Dictionary<string, IReadOnlyList<string>> { ["PersonalParts"] = ["observation", "interpretation"] });

    private static readonly Dictionary<string, string> Places = new() { ["vault"] = "De kluis" };

    [Fact]
    public void A_basis_that_nobody_confirmed_is_marked_as_a_proposal()
    {
        Page(Words).ShouldContain("AVG artikel 6 *(voorstel, door de gemeente te bevestigen)*");
        Page(Words with { IsBasisConfirmed = true }).ShouldNotContain("voorstel");
    }

    [Fact]
    public void The_page_counts_fields_and_names_them()
    {
        Page(Words).ShouldContain("2 fields in 1 categories");
        Page(Words).ShouldContain("- `PersonalParts`: observation, interpretation");
    }

    [Fact]
    public void A_term_that_does_not_hold_yet_is_told_on_top()
    {
        Page(Words).ShouldNotContain("## What does not hold yet");
        Page(Words with { Kept = [new(["vault"], "13 weken", "de sleutel wordt vernietigd", "de rij blijft staan")] })
            .ShouldContain("- **Woorden** (`vault`): de rij blijft staan");
    }

    [Fact]
    public void A_category_that_lacks_something_is_named_with_what_it_lacks()
    {
        var bare = Words with { Purpose = " ", Kept = [new(["attic"], "", "niets")] };

        Faults(bare).ShouldBe(
            [
                "words: purpose is empty. Fill it in, in Dutch.",
                "words, attic: until is empty. Say how long it is kept.",
                "words: attic does not stand under places. Say there what it is.",
                "places, vault: no category is kept there. Take it out, or say which category is.",
            ], ignoreOrder: true);
    }

    [Fact]
    public void A_field_belongs_to_one_category() =>
        Faults(Words, Words with { Code = "again" }).ShouldContain("PersonalParts.observation: stands more than once, in words and again. Leave it in the one whose purpose and term hold for it.");

    [Fact]
    public void A_category_belongs_to_one_processing()
    {
        var register = Register(Words);

        RegisterFile.Faults(register with { Processings = [] }).ShouldBe(["words: stands in no processing, or in more than one. Name it in the 'categories' of the one that it belongs to."]);
        RegisterFile.Faults(register with { Processings = [register.Processings[0] with { Persons = "", Categories = ["words", "attic"] }] })
            .ShouldBe(["processings, reading: persons is empty. Fill it in, in Dutch.", "processings, reading: there is no category attic. Take it out."]);
    }

    [Theory]
    [InlineData("P13W", true)]
    [InlineData("P12W", false)]
    [InlineData("PT13W", false)]
    [InlineData("13 weken", false)]
    public void A_term_is_what_its_words_say(string term, bool isRight) =>
        Faults(Words with { Kept = [Words.Kept[0] with { Term = term }] }).Count.ShouldBe(isRight ? 0 : 1);

    [Fact]
    public void A_place_has_one_term_in_a_category() =>
        Faults(Words with { Kept = [.. Words.Kept, .. Words.Kept] }).ShouldContain("words: two terms for vault. Leave one, or make two categories.");

    private static string Page(DataCategory category) => RegisterPage.Write(Register(category));

    private static IReadOnlyList<string> Faults(params DataCategory[] categories) => RegisterFile.Faults(Register(categories));

    private static DataRegister Register(params DataCategory[] categories) =>
        new("Over dit register.", Places, [new("reading", "Lezen", "Lezen wat iemand zegt", "Bewoners", "Het wijkteam", [.. categories.Select(category => category.Code)])], categories);
}
