BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $aws = Start-XASimulator -CreationTime 00:00:01
    $source, $target = $aws.Accounts
    $where = @{ Region = $aws.Region; EndpointUrl = $aws.EndpointUrl }

    # AWS.Tools' types as its versions 4 and 5 shape them: keys come from a method, and the stored credentials hide theirs.
    Add-Type -TypeDefinition @'
namespace Amazon.Runtime
{
    public class ImmutableCredentials
    {
        public ImmutableCredentials(string accessKey, string secretKey, string token) { AccessKey = accessKey; SecretKey = secretKey; Token = token; }
        public string AccessKey { get; private set; }
        public string SecretKey { get; private set; }
        public string Token { get; private set; }
    }
    public abstract class AWSCredentials { public abstract ImmutableCredentials GetCredentials(); }
    public class BasicAWSCredentials : AWSCredentials
    {
        private readonly string _key, _secret;
        public BasicAWSCredentials(string key, string secret) { _key = key; _secret = secret; }
        public int Asked;
        public override ImmutableCredentials GetCredentials() { Asked++; return new ImmutableCredentials(_key, _secret, null); }
    }
}
namespace Amazon.PowerShell.Common
{
    public class AWSPSCredentials
    {
        public AWSPSCredentials(Amazon.Runtime.AWSCredentials credentials) { Credentials = credentials; }
        internal Amazon.Runtime.AWSCredentials Credentials { get; private set; }
    }
    public class AWSRegion
    {
        public AWSRegion(string region) { Region = region; }
        public string Region { get; private set; }
        public override string ToString() { return Region; }
    }
}
'@
    function New-ForeignCredential { param($Account) [Amazon.Runtime.BasicAWSCredentials]::new($Account.AccessKeyId, $Account.SecretAccessKey) }
}

AfterAll { Stop-XASimulator $aws }

Describe 'An identity' {
    It 'may be AWS credentials of another assembly' {
        (Get-XATrustPolicy -Name a -SourceCredential (New-ForeignCredential $source) -TargetCredential (New-ForeignCredential $target) @where).State | Should -Be 'None', 'None'
    }

    It 'is one identity however many equal objects bring it' {
        $own = Start-XASimulator
        try {
            $sides = @{ Region = $own.Region; EndpointUrl = $own.EndpointUrl }
            $secret = [Net.NetworkCredential]::new('', $own.Accounts[0].SecretAccessKey).SecurePassword
            1..5 | ForEach-Object {
                $session = [pscustomobject]@{ AccessKeyId = $own.Accounts[1].AccessKeyId; SecretAccessKey = $own.Accounts[1].SecretAccessKey; SessionToken = $null }
                New-XAScraperSourceRole -Name "n$_" -TargetAccountId $own.Accounts[1].AccountId -SourceCredential ([pscredential]::new($own.Accounts[0].AccessKeyId, $secret)) -TargetCredential $session @sides | Out-Null
            }
            @($own.Calls | Where-Object Operation -EQ 'GetCallerIdentity').Count | Should -BeLessOrEqual 2
        }
        finally { Stop-XASimulator $own }
    }

    It 'may be a PSCredential whose user name is an access key id' {
        $secret = [Net.NetworkCredential]::new('', $source.SecretAccessKey).SecurePassword
        Get-XAScraper -SourceCredential ([pscredential]::new($source.AccessKeyId, $secret)) @where | Should -BeNullOrEmpty
    }

    It 'may be what STS returned' {
        $sts = [pscustomobject]@{ Credentials = [pscustomobject]@{ AccessKeyId = $source.AccessKeyId; SecretAccessKey = $source.SecretAccessKey; SessionToken = $null } }
        Get-XAScraper -SourceCredential $sts @where | Should -BeNullOrEmpty
    }

    It 'may be keys' {
        Get-XAScraper -AccessKey $source.AccessKeyId -SecretKey $source.SecretAccessKey @where | Should -BeNullOrEmpty
    }

    It 'and the Region are taken from what AWS.Tools has set up in the shell' {
        $StoredAWSCredentials = [Amazon.PowerShell.Common.AWSPSCredentials]::new((New-ForeignCredential $source))
        $StoredAWSRegion = [Amazon.PowerShell.Common.AWSRegion]::new($aws.Region)
        Get-XAScraper -EndpointUrl $aws.EndpointUrl | Should -BeNullOrEmpty
        $StoredAWSCredentials, $StoredAWSRegion | Should -Not -BeNullOrEmpty
    }

    It 'that is named by a profile which does not exist never falls through to what the shell has' {
        $StoredAWSCredentials = [Amazon.PowerShell.Common.AWSPSCredentials]::new((New-ForeignCredential $source))
        $null = Get-XAScraper -ProfileName no-such @where -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ProfileNotFound,*'
        $StoredAWSCredentials | Should -Not -BeNullOrEmpty
    }

    It 'with a profile beats what the shell has' {
        $StoredAWSCredentials = [Amazon.PowerShell.Common.AWSPSCredentials]::new([Amazon.Runtime.BasicAWSCredentials]::new('AKIANOBODY', 'none'))
        Get-XAScraper @aws | Should -BeNullOrEmpty
        $StoredAWSCredentials | Should -Not -BeNullOrEmpty
    }

    It 'that holds no AWS keys is told without showing it' {
        $null = Get-XAScraper -SourceCredential ([pscustomobject]@{ Password = 'hunter2' }) @where -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidCredentials,*'
        $failures[0].Exception.ToString() | Should -Not -Match 'hunter2'
    }

    It 'with a wrong secret is InvalidCredentials or AccessDenied, and the secret is in no stream' {
        $all = Get-XAScraper -AccessKey $source.AccessKeyId -SecretKey 'a-wrong-secret-of-mine' @where -Verbose -Debug -ErrorVariable failures -ErrorAction SilentlyContinue 4>&1 5>&1
        $failures[0].FullyQualifiedErrorId | Should -Match '^(InvalidCredentials|AccessDenied)\.amp\.ListScrapers,'
        "$all $($failures.Exception)" | Should -Not -Match 'a-wrong-secret-of-mine'
    }

    It 'is kept by the live link: a later stage needs no parameters, and none of them overrides it by default' {
        $PSDefaultParameterValues['*-XA*:ProfileName'] = 'no-such-profile'
        try {
            $link = New-XAScraperSourceRole -Name live -TargetAccountId $target.AccountId @aws | New-XAScraperTargetRole
            $link.TargetRoleArn | Should -Not -BeNullOrEmpty
        }
        finally { $PSDefaultParameterValues.Remove('*-XA*:ProfileName') }
    }
}

Describe 'Secrets' {
    It 'are in no stream, -Verbose and -Debug included, nor in the scrape configuration that is shown' {
        $yaml = @'
scrape_configs:
  - job_name: a
    params:
      token: [my-scrape-password]
    kubernetes_sd_configs:
      - role: pod
'@
        $all = Connect-XACluster -Name secret -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration $yaml @aws -NoWait -Verbose -Debug -ErrorAction SilentlyContinue *>&1 | Out-String -Width 4000
        $all | Should -Match 'CreateRole'
        $all | Should -Match 'and got' -Because '-Debug shows the bodies'
        foreach ($secret in $source.SecretAccessKey, $target.SecretAccessKey, 'my-scrape-password', 'AWS4-HMAC-SHA256', [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($yaml)).Substring(0, 60)) {
            $all.Contains($secret) | Should -BeFalse -Because "$($secret.Substring(0, 4))… is a secret"
        }
        $refused = $yaml -replace '(?s)params:.*?\]', "basic_auth: { username: u, password: my-scrape-password }"
        $all = Connect-XACluster -Name secret -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration $refused @aws -Verbose -Debug -ErrorAction SilentlyContinue -ErrorVariable failed *>&1 | Out-String -Width 4000
        "$failed" | Should -Match 'basic_auth'
        "$all $failed $($failed | Format-List * -Force | Out-String)" | Should -Not -Match 'my-scrape-password'
    }
}

Describe 'Access denied' {
    It 'names the action, the identity and the account' {
        $trust = @{ Version = '2012-10-17'; Statement = @(@{ Effect = 'Allow'; Action = 'sts:AssumeRole'; Principal = @{ AWS = $source.AccountId } }) } | ConvertTo-Json -Depth 5 -Compress
        $null = Invoke-SimulatorCall $aws $source.AccountId iam @{ Action = 'CreateRole'; Version = '2010-05-08'; RoleName = 'nobody'; AssumeRolePolicyDocument = $trust }
        $null = New-XAScraperSourceRole -Name denied -TargetAccountId $target.AccountId @aws -SourceAssumeRoleArn "arn:aws:iam::$($source.AccountId):role/nobody" -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'AccessDenied.iam.GetRole,*'
        $failures[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        $failures[0].Exception.Message | Should -Match 'iam:GetRole'
        $failures[0].Exception.Message | Should -Match 'assumed-role/nobody'
        $failures[0].Exception.Message | Should -Match $source.AccountId
        $failures[0].Exception.RequestId | Should -Not -BeNullOrEmpty
        "$($failures[0])" | Should -Match $failures[0].Exception.RequestId
    }
}
