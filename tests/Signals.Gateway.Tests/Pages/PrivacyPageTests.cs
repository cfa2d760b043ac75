using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Signals.Gateway.Pages.Privacy;
using Signals.Gateway.Pages.Texts;
using Signals.Testing;

namespace Signals.Gateway.Tests.Pages;

/// <summary>What residents are told of their data.</summary>
public sealed class PrivacyPageTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task Every_term_of_the_register_that_residents_are_told_of_stands_on_the_page()
    {
        using var register = JsonDocument.Parse(await File.ReadAllTextAsync(Repository.File("docs/register.json")));
        var told =
            (from category in register.RootElement.GetProperty("categories").EnumerateArray()
             from kept in category.GetProperty("kept").EnumerateArray()
             where kept.TryGetProperty("term", out _)
             select (Category: category.GetProperty("code").GetString()!, Term: kept.GetProperty("term").GetString()!)).ToList();

        told.Select(one => one.Category).ShouldBe(PrivacyPages.Categories, ignoreOrder: true);
        foreach (var language in Language.All)
        {
            var (texts, page) = (PageTexts.In(language), (await town.Get($"{language.Prefix}/privacy")).Text);
            foreach (var (category, term) in told)
            {
                page.ShouldContain(texts[$"privacy.soort.{category}"]);
                page.ShouldContain(texts.With("privacy.duur", texts[$"privacy.duur.{term}"]));
            }
        }
    }

    [Theory]
    [InlineData("/", "/privacy")]
    [InlineData("/volgen", "/privacy")]
    [InlineData("/uk/binnenlopen", "/uk/privacy")]
    public async Task Every_page_for_residents_leads_to_it_in_their_language(string path, string privacy) =>
        (await town.Get(path)).Text.ShouldContain($"<a class=\"nl-link\" href=\"{privacy}\">");

    [Fact]
    public async Task It_says_how_to_take_back_and_to_whom_to_complain()
    {
        var page = (await town.Get("/tr/privacy")).Text;

        page.ShouldContain("href=\"/tr/volgen\"");
        page.ShouldContain("Autoriteit Persoonsgegevens");
        page.ShouldContain("<span lang=\"nl\" dir=\"ltr\">functionaris gegevensbescherming</span>");
        page.ShouldNotContain("mailto:");
    }

    [Fact]
    public async Task It_names_the_officer_and_the_statement_of_the_municipality_where_it_has_them()
    {
        var other = new Town(new GatewayOptions { House = new() { PrivacyOfficer = "fg@voorbeelddorp.nl", Privacy = new("https://voorbeelddorp.nl/privacy") } });
        await other.InitializeAsync();
        try
        {
            var page = (await other.Get("/privacy")).Text;
            page.ShouldContain("href=\"mailto:fg@voorbeelddorp.nl\"");
            page.ShouldContain("href=\"https://voorbeelddorp.nl/privacy\"");
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("fg@voorbeelddorp.nl", true)]
    [InlineData("geen adres", false)]
    [InlineData("", false)]
    public void An_officer_s_address_is_one(string address, bool isOne)
    {
        var house = new HouseOptions { PrivacyOfficer = address };
        var faults = new List<ValidationResult>();

        Validator.TryValidateObject(house, new(house), faults, validateAllProperties: true).ShouldBe(isOne);
        if (!isOne) faults.ShouldHaveSingleItem().MemberNames.ShouldBe([nameof(HouseOptions.PrivacyOfficer)]);
    }
}
