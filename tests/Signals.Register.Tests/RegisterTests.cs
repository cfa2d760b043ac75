using System.Text.RegularExpressions;
using Signals.Cli.Registering;
using Signals.Grains.Journal;
using Signals.Register.Tests.Finding;
using Signals.Testing;

namespace Signals.Register.Tests;

/// <summary>What is stored stands in docs/register.json, field by field, and nothing else does.</summary>
public sealed partial class RegisterTests
{
    private static readonly DataRegister Register = RegisterFile.Read(Repository.File("docs/register.json"));

    private static readonly Dictionary<string, DataCategory> Registered =
        (from category in Register.Categories
         from type in category.Fields
         from field in type.Value
         group category by $"{type.Key}.{field}").ToDictionary(field => field.Key, field => field.First());

    [Fact]
    public void Every_category_says_all_that_it_has_to() => RegisterFile.Faults(Register).ShouldBeEmpty();

    [Fact]
    public void A_shortfall_points_at_code_that_is_there()
    {
        var files = Register.Categories.SelectMany(category => category.Kept).SelectMany(kept => FileForm().Matches(kept.Shortfall ?? "")).Select(file => file.Value).Distinct().ToList();

        files.Where(file => !File.Exists(Repository.File(file))).ShouldBeEmpty("docs/register.json names these in a 'shortfall'. If it was mended take it out, otherwise say where it is now.");
    }

    [Fact]
    public async Task Every_stored_field_has_a_category() =>
        (await StoredFields.Find()).Where(field => !Registered.ContainsKey(field.Key)).Select(field => field.Key).Distinct()
            .ShouldBeEmpty("These are stored and stand in no category of docs/register.json. Add each to the category whose purpose, basis, source and term hold for it, then run 'signals register'.");

    [Fact]
    public async Task Every_stored_field_has_a_term_wherever_it_is_stored() =>
        (await StoredFields.Find())
            .Where(field => Registered.TryGetValue(field.Key, out var category) && !category.Kept.Any(kept => kept.In.Contains(field.Place)))
            .Select(field => $"{field.Key} in {field.Place} ({Registered[field.Key].Code})").Distinct()
            .ShouldBeEmpty("These are stored where their category of docs/register.json names no term. Add the place to its 'kept', with the term and what ends it, or choose another category.");

    [Fact]
    public async Task The_register_names_nothing_that_is_gone()
    {
        var stored = (await StoredFields.Find()).Select(field => field.Key).ToHashSet();

        Registered.Keys.Where(key => !stored.Contains(key)).ShouldBeEmpty("These stand in docs/register.json and are stored no longer. Take them out.");
    }

    [Fact]
    public async Task The_register_names_no_place_where_a_category_is_not_stored()
    {
        var stored = (await StoredFields.Find()).Where(field => Registered.ContainsKey(field.Key)).Select(field => (Registered[field.Key].Code, field.Place)).ToHashSet();

        Register.Categories.SelectMany(category => category.Kept.SelectMany(kept => kept.In).Select(place => (category.Code, place))).Where(named => !stored.Contains(named))
            .ShouldBeEmpty("None of these categories' fields is stored there. Take the place out of their 'kept'.");
    }

    [Fact]
    public void Every_kind_of_stream_is_looked_at()
    {
        StoredFields.Grains().Select(grain => grain.State).ShouldBe(StoredFields.Kinds.Keys, ignoreOrder: true);
        StoredFields.Kinds.Values.ShouldBe(
            typeof(StreamKeys).GetFields().Where(field => field.IsLiteral && field.Name.EndsWith("Kind", StringComparison.Ordinal)).Select(field => (string)field.GetRawConstantValue()!),
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("journal", "Journal")]
    [InlineData("vault", "Vault")]
    public async Task Both_databases_have_the_same_columns(string database, string folder)
    {
        var sqlite = (await TableFields.Sqlite()).Where(field => field.Owner.StartsWith(database, StringComparison.Ordinal) && !field.Owner.EndsWith(".migration", StringComparison.Ordinal)).Select(field => field.Key).ToList();

        TableFields.Written(database, $"Sqlite/{folder}").Select(field => field.Key).ShouldBe(sqlite, ignoreOrder: true);
        TableFields.Written(database, $"Postgres/{folder}").Select(field => field.Key).ShouldBe(sqlite, ignoreOrder: true);
    }

    [Fact]
    public void The_page_says_what_the_register_says() =>
        File.ReadAllText(Repository.File("docs/register.md"))
            .ShouldBe(RegisterPage.Write(Register), "Run 'signals register docs/register.json --page docs/register.md' and commit the page.");

    [Fact]
    public void The_papers_say_what_the_register_says()
    {
        var papers = Papers.Fill(Repository.File("docs/papers"), Register);

        papers.Count.ShouldBeGreaterThan(4);
        foreach (var (file, text) in papers)
            File.ReadAllText(file).ShouldBe(text, $"Run 'signals register docs/register.json --papers docs/papers' and commit {Path.GetFileName(file)}.");
    }

    [GeneratedRegex(@"src/[\w./]+\.(?:cs|ts|sql)")]
    private static partial Regex FileForm();
}
