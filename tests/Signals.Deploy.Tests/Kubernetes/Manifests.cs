using k8s;
using k8s.Models;
using Signals.Testing;

namespace Signals.Deploy.Tests.Kubernetes;

/// <summary>Every document in <c>deploy/kubernetes</c>, read as Kubernetes' own client reads it: a field that does not exist is an error.</summary>
internal sealed class Manifests
{
    public const string Component = "app.kubernetes.io/component";

    private const string Kustomization = "kustomization.yaml";

    private readonly List<object> documents = [];

    public Manifests()
    {
        foreach (var file in Files) documents.AddRange(Read(File.ReadAllText(Path.Combine(Folder, file))));
    }

    public static string Folder => Repository.File("deploy/kubernetes");

    /// <summary>The files that are in the folder, apart from the one that lists them.</summary>
    public static IReadOnlyList<string> Files => [.. Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)).Where(name => name != Kustomization).Order()];

    /// <summary>The files that are listed, and so applied.</summary>
    public static IReadOnlyList<string> Listed =>
        [.. File.ReadAllLines(Path.Combine(Folder, Kustomization)).Where(line => line.StartsWith("  - ", StringComparison.Ordinal) && line.EndsWith(".yaml", StringComparison.Ordinal)).Select(line => line[4..]).Order()];

    public IReadOnlyList<V1Deployment> Deployments => [.. Of<V1Deployment>()];

    public IEnumerable<V1NetworkPolicy> Policies => Of<V1NetworkPolicy>();

    public IEnumerable<T> Of<T>() => documents.OfType<T>();

    public V1Deployment Deployment(string component) => Deployments.Single(deployment => deployment.Spec.Template.Metadata.Labels[Component] == component);

    /// <exception cref="YamlDotNet.Core.YamlException">A field does not exist, or holds what it may not hold.</exception>
    public static IEnumerable<object> Read(string yaml) => KubernetesYaml.LoadAllFromString(yaml, strict: true);

    /// <summary>Whether a policy or service that selects like this is about a deployment's pods.</summary>
    public static bool Selects(IDictionary<string, string>? labels, V1Deployment deployment) =>
        (labels ?? new Dictionary<string, string>()).All(label => deployment.Spec.Template.Metadata.Labels.TryGetValue(label.Key, out var value) && value == label.Value);
}
