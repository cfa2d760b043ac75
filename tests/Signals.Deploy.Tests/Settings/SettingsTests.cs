using System.Text.RegularExpressions;
using Signals.Deploy.Tests.Kubernetes;
using Signals.Testing;

namespace Signals.Deploy.Tests.Settings;

/// <summary>Deployment files and their guide agree with the platform and with each other.</summary>
public sealed partial class SettingsTests
{
    private static string Guide => File.ReadAllText(Repository.File("deploy/README.md"));

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Repository.File("deploy"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Where(file => !file.StartsWith("deploy/secrets/", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_setting_that_is_used_exists(string file)
    {
        foreach (Match setting in Setting().Matches(File.ReadAllText(Repository.File(file)))) Known.Settings.ShouldContain(setting.Value, file);
    }

    [Fact]
    public void Every_secret_of_Kubernetes_is_in_the_guide_and_none_has_a_value_here()
    {
        var manifests = new Manifests();
        var secrets = manifests.Deployments.SelectMany(deployment => deployment.Spec.Template.Spec.Volumes).Select(volume => volume.Secret?.SecretName)
            .Concat(manifests.Of<k8s.Models.V1Ingress>().SelectMany(ingress => ingress.Spec.Tls).Select(tls => tls.SecretName)).OfType<string>().ToList();

        secrets.Count.ShouldBe(5);
        foreach (var secret in secrets) Guide.ShouldContain($"`{secret}`");
        manifests.Of<k8s.Models.V1Secret>().ShouldBeEmpty();
        manifests.Deployments.SelectMany(deployment => deployment.Spec.Template.Spec.Containers).SelectMany(container => container.Env).Select(variable => variable.Name)
            .ShouldNotContain(name => name == "Signals__Journal" || name == "Signals__Vault" || name == "Signals__Cluster__Membership");
    }

    [GeneratedRegex("Signals__[A-Za-z_]*[A-Za-z]")]
    private static partial Regex Setting();
}
