--- Words that are often misspelt, and that are no words as they stand: no dictionary, few false alarms.
filter = {
  name = "spelling-common",
  about = "common misspellings",
  options = { allow = { "", "words that are fine here, with spaces between" } },
  examples = {
    { "We recieve it untill May.", notes = {
      "spelling-common: 'receive', not 'recieve'", "spelling-common: 'until', not 'untill'" } },
    { "Seperate is a name here. Goverment House.", notes = {
      "spelling-common: 'Separate', not 'Seperate'", "spelling-common: 'Government', not 'Goverment'" } },
    { "We receive it until May.", notes = {} },
  },
}

local words = [[
  abscence=absence; absense=absence; acceptible=acceptable; accesible=accessible;
  accidently=accidentally; accomodate=accommodate; accomodation=accommodation; accross=across;
  acheive=achieve; acheived=achieved; acheivement=achievement; acknowlege=acknowledge;
  acommodate=accommodate; addional=additional; additonal=additional; adequit=adequate; adn=and;
  adress=address; adressed=addressed; adresses=addresses; advertisment=advertisement;
  agreeement=agreement; agression=aggression; agressive=aggressive; algoritm=algorithm;
  allegience=allegiance; allready=already; alltogether=altogether; alot=a lot; ammount=amount;
  amoung=among; analagous=analogous; annoucement=announcement; anounced=announced; anual=annual;
  apearance=appearance; apparant=apparent; apparantly=apparently; appearence=appearance;
  aproach=approach; apropriate=appropriate; aproximately=approximately; aquire=acquire;
  aquired=acquired; archaelogy=archaeology; arguement=argument; arround=around; artical=article;
  assasin=assassin; assasination=assassination; assesment=assessment; assistence=assistance;
  asume=assume; athiest=atheist; attemp=attempt; attendence=attendance; auxilary=auxiliary;
  avaible=available; availabe=available; availible=available; avaliable=available; awfull=awful;
  basicly=basically; beacuse=because; becomming=becoming; becuase=because; begining=beginning;
  beleive=believe; beleived=believed; belive=believe; benefical=beneficial; benificial=beneficial;
  boundry=boundary; bouy=buoy; brillant=brilliant; buisness=business; busness=business;
  bussiness=business; calander=calendar; campain=campaign; cancelation=cancellation;
  catagory=category; cemetary=cemetery; challange=challenge; changable=changeable;
  charachter=character; cheif=chief; collegue=colleague; collegues=colleagues; colum=column;
  comittee=committee; comming=coming; commitee=committee; committment=commitment;
  comparision=comparison; compatability=compatibility; competance=competence; competely=completely;
  completly=completely; compliation=compilation; concensus=consensus; concious=conscious;
  condidtion=condition; conection=connection; confered=conferred; congradulate=congratulate;
  conscence=conscience; consistant=consistent; consitent=consistent; constatn=constant;
  continious=continuous; contraversial=controversial; controlable=controllable; controll=control;
  convience=convenience; copywrite=copyright; corespondence=correspondence; corruptable=corruptible;
  criticisim=criticism; critisize=criticise; curently=currently; curiousity=curiosity;
  currenly=currently; decieve=deceive; decison=decision; defendent=defendant; definately=definitely;
  definatly=definitely; definetly=definitely; definitly=definitely; dependancy=dependency;
  desireable=desirable; desparate=desperate; develope=develop; developement=development;
  developped=developed; diffrence=difference; diffrent=different; dilemna=dilemma;
  disapear=disappear; disasterous=disastrous; discription=description; dissapear=disappear;
  dissapoint=disappoint; dissapointed=disappointed; docment=document; documention=documentation;
  doesnt=doesn't; drunkeness=drunkenness; ecstacy=ecstasy; effeciency=efficiency;
  efficency=efficiency; elegible=eligible; embarass=embarrass; embarassed=embarrassed;
  embarassing=embarrassing; enviroment=environment; enviromental=environmental;
  enviroments=environments; equiped=equipped; equivelant=equivalent; esential=essential;
  especialy=especially; exagerate=exaggerate; exagerated=exaggerated; excede=exceed;
  excellant=excellent; excercise=exercise; existance=existence; existant=existent; expence=expense;
  experiance=experience; experment=experiment; explaination=explanation; extention=extension;
  extreem=extreme; extremly=extremely; facist=fascist; familar=familiar; feasable=feasible;
  febuary=February; finaly=finally; foriegn=foreign; fourty=forty; foward=forward; freind=friend;
  freinds=friends; fulfiled=fulfilled; fullfil=fulfil; funtion=function; futher=further;
  garantee=guarantee; gaurantee=guarantee; gaurd=guard; geneology=genealogy; generaly=generally;
  glamourous=glamorous; goverment=government; govermental=governmental; governer=governor;
  grammer=grammar; greatful=grateful; guage=gauge; guarentee=guarantee; guidence=guidance;
  happend=happened; happenned=happened; harrass=harass; harrassed=harassed; harrassment=harassment;
  heigth=height; heirarchy=hierarchy; higest=highest; hte=the; humerous=humorous; hygeine=hygiene;
  hypocracy=hypocrisy; hypocrit=hypocrite; idenity=identity; ignorence=ignorance;
  imediately=immediately; immediatly=immediately; implimentation=implementation; importent=important;
  inaccesible=inaccessible; incidently=incidentally; independance=independence;
  independant=independent; independantly=independently; indispensible=indispensable;
  infered=inferred; influencial=influential; infomation=information; inital=initial;
  initalize=initialize; innoculate=inoculate; inocence=innocence; insistance=insistence;
  instalation=installation; inteligence=intelligence; intelligance=intelligence;
  interchangable=interchangeable; interupt=interrupt; interuption=interruption; inthe=in the;
  intrest=interest; intresting=interesting; iresponsible=irresponsible; irrelevent=irrelevant;
  irresistable=irresistible; knowledgable=knowledgeable; knowlege=knowledge; labratory=laboratory;
  langauge=language; lenght=length; lenghts=lengths; liason=liaison; libary=library; lible=liable;
  liesure=leisure; lisence=licence; maintainance=maintenance; maintainence=maintenance;
  maintenence=maintenance; managable=manageable; manouver=manoeuvre; manuever=maneuver;
  marrage=marriage; medeval=medieval; medievel=medieval; mediteranean=Mediterranean; memmory=memory;
  milennium=millennium; millenium=millennium; millitary=military; miniscule=minuscule;
  mischievious=mischievous; mispell=misspell; mispelled=misspelled; mispelling=misspelling;
  missle=missile; morgage=mortgage; mosture=moisture; mountian=mountain; murderd=murdered;
  naturaly=naturally; neccesary=necessary; neccessary=necessary; necesary=necessary;
  necessarilly=necessarily; necessery=necessary; negotation=negotiation; neice=niece;
  neigbour=neighbour; neighbouhood=neighbourhood; ninty=ninety; noticable=noticeable;
  noticably=noticeably; obediance=obedience; obstical=obstacle; ocasion=occasion; occassion=occasion;
  occassional=occasional; occassionally=occasionally; occurance=occurrence; occured=occurred;
  occurence=occurrence; occurences=occurrences; occuring=occurring; offical=official;
  officialy=officially; ofthe=of the; omision=omission; omited=omitted; oportunity=opportunity;
  oposition=opposition; oppinion=opinion; opponant=opponent; oppurtunity=opportunity;
  opression=oppression; orginal=original; orginally=originally; orginization=organization;
  outragous=outrageous; overide=override; paralell=parallel; parallell=parallel;
  parliment=parliament; particulary=particularly; particurlarly=particularly; pasttime=pastime;
  peculure=peculiar; peice=piece; peices=pieces; penisula=peninsula; percieve=perceive;
  percieved=perceived; perfomance=performance; performence=performance; permanant=permanent;
  permenant=permanent; permision=permission; permissable=permissible; perseverence=perseverance;
  persistant=persistent; personel=personnel; persue=pursue; persued=pursued; persuit=pursuit;
  phenomenom=phenomenon; playright=playwright; politican=politician; polititian=politician;
  popluation=population; portugese=Portuguese; posession=possession; possable=possible;
  possesion=possession; potatos=potatoes; practicaly=practically; preceed=precede;
  preceeding=preceding; predjudice=prejudice; prefered=preferred; prefering=preferring;
  preperation=preparation; presense=presence; prevelant=prevalent; privelege=privilege;
  priviledge=privilege; probablly=probably; probaly=probably; proccess=process; procede=proceed;
  proceedure=procedure; profesion=profession; professer=professor; prominant=prominent;
  promiss=promise; pronounciation=pronunciation; propoganda=propaganda; psuedo=pseudo;
  publically=publicly; publicaly=publicly; publisch=publish; puting=putting; quantaty=quantity;
  questionaire=questionnaire; realy=really; reccomend=recommend; reccommend=recommend;
  reciept=receipt; recieve=receive; recieved=received; reciever=receiver; recieving=receiving;
  recomend=recommend; recomendation=recommendation; recomended=recommended; reconize=recognize;
  recyle=recycle; referal=referral; refered=referred; refering=referring; refference=reference;
  relevence=relevance; relevent=relevant; religous=religious; relize=realize; remeber=remember;
  remembrence=remembrance; repetion=repetition; repitition=repetition; representive=representative;
  resistence=resistance; resistent=resistant; resourse=resource; resourses=resources;
  responce=response; responsability=responsibility; responsable=responsible; restarant=restaurant;
  restaraunt=restaurant; resturant=restaurant; rythm=rhythm; rythym=rhythm; sacrafice=sacrifice;
  sacreligious=sacrilegious; saftey=safety; scedule=schedule; secratary=secretary;
  secretery=secretary; sentance=sentence; seperate=separate; seperated=separated;
  seperately=separately; seperation=separation; sevral=several; shcool=school; shedule=schedule;
  shoud=should; sieze=seize; siezed=seized; similiar=similar; simmilar=similar;
  simultanous=simultaneous; sincerly=sincerely; skilfull=skilful; soldeir=soldier;
  somthing=something; sophmore=sophomore; sourthern=southern; spagetti=spaghetti; speach=speech;
  speciallized=specialized; specificaly=specifically; sponser=sponsor; stategy=strategy;
  stong=strong; strenght=strength; strenghten=strengthen; stuborn=stubborn; studing=studying;
  submited=submitted; substancial=substantial; substract=subtract; succed=succeed;
  succeful=successful; succesful=successful; succesfully=successfully; successfull=successful;
  sucess=success; sucessful=successful; sufficent=sufficient; suficient=sufficient;
  supercede=supersede; superceed=supersede; superintendant=superintendent; supress=suppress;
  supression=suppression; suprise=surprise; suprised=surprised; suprising=surprising;
  surpress=suppress; surveilance=surveillance; survivers=survivors; suspicous=suspicious;
  symetrical=symmetrical; symetry=symmetry; synonomous=synonymous; taht=that; tatoo=tattoo;
  techical=technical; technicaly=technically; technolgy=technology; teh=the; temparature=temperature;
  temperture=temperature; tendancy=tendency; theirself=themselves; thier=their; thoroughy=thoroughly;
  thougth=thought; threshhold=threshold; tomatos=tomatoes; tommorow=tomorrow; tommorrow=tomorrow;
  tothe=to the; tounge=tongue; towrds=towards; tradgedy=tragedy; tragety=tragedy;
  transalation=translation; transfered=transferred; transfering=transferring; truely=truly;
  twelth=twelfth; tyrany=tyranny; ubiquitious=ubiquitous; unanimus=unanimous; underate=underrate;
  undoubtly=undoubtedly; unecessary=unnecessary; unforgetable=unforgettable; unforseen=unforeseen;
  unfortunatelly=unfortunately; unfortunatly=unfortunately; unil=until; unneccessary=unnecessary;
  untill=until; unuseable=unusable; unusuall=unusual; upto=up to; usefull=useful; useing=using;
  usualy=usually; vaccum=vacuum; vacume=vacuum; valuble=valuable; varient=variant;
  vegatarian=vegetarian; vehical=vehicle; venemous=venomous; vengance=vengeance;
  verfication=verification; vetween=between; vigilence=vigilance; villian=villain; violance=violence;
  visable=visible; volenteer=volunteer; volontary=voluntary; voulnerable=vulnerable;
  vulnerablility=vulnerability; waht=what; whcih=which; whereever=wherever; wich=which; wierd=weird;
  wiht=with; withdrawl=withdrawal; witheld=withheld; withold=withhold; wnat=want; writeen=written;
  writen=written; writting=writing; yatch=yacht; yeild=yield; yotube=YouTube; yuo=you
]]

local right, wrong, allowed = {}, {}, {}
for word in filter.options.allow:gmatch "%S+" do allowed[winnow.fold(word)] = true end
for this, that in words:gmatch "%s*([^=;]+)=([^;\n]+)" do
  right[this] = that
  wrong[#wrong + 1] = this
end

winnow.define("Misspelling", { phrases = wrong })

local function is_upper(s) return s:find "^%u" ~= nil end

function Misspelling(m)
  local that = right[winnow.fold(m.text)]
  if not that or allowed[winnow.fold(m.text)] or m.block.type == "code" then return end
  if m.text:find "^%u%u" then that = that:upper()
  elseif is_upper(m.text) then that = that:sub(1, 1):upper() .. that:sub(2) end
  m:warning("spelling-common", "'" .. that .. "', not '" .. m.text .. "'", that)
end
