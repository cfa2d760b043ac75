using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Gateway.SubjectAccess;
using Signals.Grains.Vault;

namespace Signals.Gateway.Tests.SubjectAccess;

/// <summary>Where nobody knows any more whom words are about, they are given as if they were about another.</summary>
public sealed class GivenWordsTests
{
    private static readonly PersonalParts Parts = new("Buurman Jansen komt niet meer.", "Volgens Pieter gaat het niet.", null);

    [Fact]
    public void Words_of_a_signal_that_is_gone_are_given_without_traces_and_without_what_may_be_a_professional_s_view()
    {
        var words = GivenWords.Of(Parts, null, []);

        words.ShouldBe(new("Buurman [...] komt niet meer.", null, true, true));
    }

    [Fact]
    public void Words_of_a_resident_s_signal_of_an_older_version_are_given_without_traces()
    {
        var words = GivenWords.Of(Parts, new(ThemeCode.Parse("taal"), new(2026, 11, 20), Source.Resident, 1, true, null, null, false), []);

        (words.Interpretation, words.HasTracesTakenOut, words.IsInterpretationLeftOut).ShouldBe(("Volgens [...] gaat het niet.", true, false));
    }

    [Fact]
    public void Where_nothing_may_lead_to_anybody_nothing_is_said_to_be_taken_out() =>
        GivenWords.Of(new("Het is er donker.", null, null), null, []).ShouldBe(new("Het is er donker.", null, false, false));

    [Fact]
    public void What_is_to_be_given_is_never_told_by_its_name() => GivenWords.Of(Parts, null, []).ToString().ShouldBe("GivenWords");
}
