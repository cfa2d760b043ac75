using System.Text.RegularExpressions;
using Signals.Gateway.Intake;
using Signals.Gateway.Pages.Resident;
using Signals.Register.Tests.Finding;
using Signals.Testing;

namespace Signals.Register.Tests;

/// <summary>What may not be stored, and what may not be asked.</summary>
public sealed partial class ForbiddenFieldTests
{
    // A citizen service number, health, criminal data and the other special categories (AVG 9 and 10, UAVG 46), and a date of birth, which nothing here needs.
    private static readonly string[] Forbidden =
    [
        "bsn", "burgerservice", "citizenservice", "socialsecurity", "health", "gezondheid", "diagnos", "medic", "medisch", "illness", "ziekte", "disab", "handicap", "beperking",
        "crimin", "strafblad", "strafrecht", "offence", "delict", "conviction", "veroordel", "religi", "geloof", "ethnic", "etnisch", "nationalit", "sexual", "seksue", "politic",
        "birth", "geboorte",
    ];

    [Fact]
    public async Task Nothing_is_stored_that_may_not_be() =>
        (await StoredFields.Find()).Where(field => IsForbidden(field.Key)).Select(field => field.Key).Distinct()
            .ShouldBeEmpty("A field of this name needs a law that prescribes it, and a decision record that names that law.");

    [Fact]
    public void The_form_asks_nothing_that_may_not_be_asked()
    {
        var asked = AskedOnForm();

        asked.Count.ShouldBeGreaterThan(10);
        asked.Where(IsForbidden).ShouldBeEmpty("Residents are not asked for this.");
    }

    [Fact]
    public void What_can_be_sent_has_no_field_for_what_may_not_be_asked() =>
        new[] { typeof(SignalRequest), typeof(HouseholdRequest), typeof(ContactRequest), typeof(Answers) }
            .SelectMany(type => type.GetProperties()).Select(property => property.Name).Where(IsForbidden).ShouldBeEmpty();

    [Theory]
    [InlineData("Signal.bsn")]
    [InlineData("Answers.Gezondheid")]
    [InlineData("browser.Item.criminalRecord")]
    public void A_field_that_may_not_be_is_recognised(string name) => IsForbidden(name).ShouldBeTrue();

    private static bool IsForbidden(string name) => Forbidden.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static List<string> AskedOnForm() =>
    [
        .. from file in Directory.EnumerateFiles(Repository.File("src/Signals.Gateway/Pages/Resident"), "*.razor", SearchOption.AllDirectories)
           from field in FieldForm().Matches(File.ReadAllText(file))
           select field.Groups["name"].Value,
    ];

    [GeneratedRegex(@"\b[Nn]ame=""(?<name>[\w-]+)""")]
    private static partial Regex FieldForm();
}
