using System.Text.Json;
using System.Text.Json.Serialization;

namespace Signals.Register.Tests.Finding;

public sealed class JsonFieldsTests
{
    [Fact]
    public void A_field_of_every_kind_of_event_is_found() => Keys(typeof(Happening)).ShouldBe(
        ["Arrived.kind", "Arrived.who", "Visitor.name", "Visitor.languages", "Left.kind", "Sorted.kind", "Sorted.byPlace", "Spot.storey"], ignoreOrder: true);

    [Fact]
    public void What_is_not_written_is_not_stored() => Keys(typeof(Visitor)).ShouldNotContain("Visitor.greeting");

    [Fact]
    public void Types_of_one_name_are_told_apart_or_refused()
    {
        Keys(typeof(First.Twin)).ShouldBe(["Twin.one"]);

        Should.Throw<InvalidOperationException>(() => Keys(typeof(Second.Twin))).Message.ShouldContain("Rename one of them");
    }

    private static IEnumerable<string> Keys(Type type) => JsonFields.Of("here", new(JsonSerializerDefaults.Web), type).Select(field => field.Key);

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
    [JsonDerivedType(typeof(Arrived), "arrived")]
    [JsonDerivedType(typeof(Left), "left")]
    [JsonDerivedType(typeof(Sorted), "sorted")]
    private abstract record Happening;

    private sealed record Arrived(Visitor Who) : Happening;

    private sealed record Left : Happening;

    private sealed record Sorted(IReadOnlyDictionary<string, IReadOnlyList<Spot>> ByPlace) : Happening;

    private sealed record Spot(int Storey);

    private sealed record Visitor(string Name, IReadOnlyList<string> Languages)
    {
        [JsonIgnore]
        public string Greeting => $"Hello {Name}";
    }

    private static class First
    {
        public sealed record Twin(int One);
    }

    private static class Second
    {
        public sealed record Twin(int Two);
    }
}
