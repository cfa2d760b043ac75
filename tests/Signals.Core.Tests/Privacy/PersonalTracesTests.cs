using FsCheck;
using FsCheck.Fluent;
using Signals.Core.Privacy;

namespace Signals.Core.Tests.Privacy;

public sealed class PersonalTracesTests
{
    [Theory]
    [InlineData("Bel me op 06-12345678.", PersonalTraceKind.Phone, "06-12345678")]
    [InlineData("bel 0612345678", PersonalTraceKind.Phone, "0612345678")]
    [InlineData("Mijn nummer is +31 6 1234 5678", PersonalTraceKind.Phone, "+31 6 1234 5678")]
    [InlineData("of 030 123 45 67 na vijven", PersonalTraceKind.Phone, "030 123 45 67")]
    [InlineData("rekening NL91 ABNA 0417 1643 00 dus", PersonalTraceKind.Account, "NL91 ABNA 0417 1643 00")]
    [InlineData("nl91abna0417164300", PersonalTraceKind.Account, "nl91abna0417164300")]
    [InlineData("BSN 111222333", PersonalTraceKind.CitizenNumber, "111222333")]
    [InlineData("BSN 111.222.333", PersonalTraceKind.CitizenNumber, "111.222.333")]
    [InlineData("Het is op Kerkstraat 12a hier", PersonalTraceKind.Address, "Kerkstraat 12a")]
    [InlineData("op nummer 7 is het laat", PersonalTraceKind.Address, "nummer 7")]
    [InlineData("postcode 1234 AB, 5 is het", PersonalTraceKind.Address, "1234 AB, 5")]
    [InlineData("mail naar iemand@voorbeeld.nl graag", PersonalTraceKind.Email, "iemand@voorbeeld.nl")]
    [InlineData("Fatima zit alleen.", PersonalTraceKind.Name, "Fatima")]
    [InlineData("mijn buurman Pieterson is ziek", PersonalTraceKind.Name, "Pieterson")]
    [InlineData("daar woont mevrouw van der Berg alleen", PersonalTraceKind.Name, "van der Berg")]
    [InlineData("Dat zegt dhr. Yilmaz ook", PersonalTraceKind.Name, "Yilmaz")]
    [InlineData("сьогодні Олена сама", PersonalTraceKind.Name, "Олена")]
    public void It_finds_what_may_lead_to_somebody(string text, PersonalTraceKind kind, string found)
    {
        var trace = PersonalTraces.In(text, []).ShouldHaveSingleItem();
        (trace.Kind, text.Substring(trace.Start, trace.Length)).ShouldBe((kind, found));
    }

    [Theory]
    [InlineData("Op maandag is er koffie in Vloeiweide, in het Nederlands en Turks.")]
    [InlineData("De straat is vol. Daar staan 12 auto's. Het gaat al 3 weken zo!")]
    [InlineData("Het kost 123456789 euro.")]
    [InlineData("Ik heb NL00 ABNA 9417 1643 00 gezien")]
    [InlineData("HET IS HIER ALTIJD DRUK")]
    [InlineData("ik bel de wijkagent. \"Niets aan te doen\", zei hij.")]
    [InlineData("")]
    public void It_leaves_other_words_and_numbers_alone(string text) => PersonalTraces.In(text, ["Vloeiweide"]).ShouldBeEmpty();

    [Fact]
    public void Nothing_that_was_found_is_left_and_all_else_is()
    {
        const string text = "Fatima en Ali bellen 06-12345678, elke dag.";
        PersonalTraces.Without(text, PersonalTraces.In(text, [])).ShouldBe("[...] en [...] bellen [...], elke dag.");
    }

    [Fact]
    public void Any_text_is_looked_through_and_traces_never_overlap() => Prop.ForAll<NonNull<string>>(given =>
    {
        var text = given.Get;
        var traces = PersonalTraces.In(text, []);
        return traces.All(trace => trace.Start >= 0 && trace.Length > 0 && trace.End <= text.Length)
            && traces.Zip(traces.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
    }).QuickCheckThrowOnFailure();
}
