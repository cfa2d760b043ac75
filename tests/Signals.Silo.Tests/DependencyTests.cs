using System.Xml.Linq;
using Signals.Testing;

namespace Signals.Silo.Tests;

/// <summary>References run one way: Silo and Cli → Gateway, Journal, Embedded, Cluster, Channels → Grains → Core.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Signals.Core"] = [],
        ["Signals.Grains"] = ["Signals.Core"],
        ["Signals.Journal"] = ["Signals.Grains"],
        ["Signals.Gateway"] = ["Signals.Grains"],
        ["Signals.Embedded"] = ["Signals.Grains"],
        ["Signals.Cluster"] = ["Signals.Grains"],
        ["Signals.Channels"] = ["Signals.Grains"],
        ["Signals.Silo"] = ["Signals.Gateway", "Signals.Journal", "Signals.Embedded", "Signals.Cluster", "Signals.Channels"],
        ["Signals.Calibration"] = ["Signals.Core"],
        ["Signals.Cli"] = ["Signals.Grains", "Signals.Journal", "Signals.Embedded"],
    };

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_below_it(string project)
    {
        var references = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path));

        references.ShouldBeSubsetOf(Allowed[project]);
    }

    [Fact]
    public void Core_uses_nothing_but_the_base_class_library() =>
        Items("Signals.Core", "PackageReference").ShouldBe(["Microsoft.CodeAnalysis.BannedApiAnalyzers"]);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_the_cluster_names_Orleans(string project)
    {
        if (project == "Signals.Cluster") return;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories))
            if (!file.Contains("/obj/", StringComparison.Ordinal)) File.ReadAllText(file).ShouldNotContain("Microsoft.Orleans", customMessage: file);
    }

    [Fact]
    public void The_default_build_knows_no_Orleans()
    {
        var locked = Directory.GetFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).ToList();

        locked.Count.ShouldBeGreaterThan(10);
        foreach (var file in locked) File.ReadAllText(file).ShouldNotContain("Orleans", customMessage: file);
    }

    [Theory]
    [InlineData("Services")]
    [InlineData("Helpers")]
    [InlineData("Utils")]
    public void Folders_carry_names_of_the_domain(string name) =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), name, SearchOption.AllDirectories).ShouldBeEmpty();

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"))
            .Descendants(kind).Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'));
}
